package caseloom.calls;

import caseloom.connections.Access;
import caseloom.connections.Connection;
import caseloom.connections.Connections;
import caseloom.connections.Slots;
import caseloom.connections.Turn;
import caseloom.core.cases.OrganizationId;
import java.util.Optional;

/// Finds the connections that requests name.
@FunctionalInterface
public interface Accesses {

    /// Where no connection is.
    Accesses NONE = (_, _) -> Optional.empty();

    Optional<Access> access(OrganizationId organization, String connection);

    /// Takes so many requests on that connection, if they may be made now.
    default Turn take(Connection connection, int requests) {
        return new Turn.Now();
    }

    /// Those of an installation, with their rate limits.
    record Ours(Connections connections, Slots slots) implements Accesses {

        @Override
        public Optional<Access> access(OrganizationId organization, String connection) {
            return connections.access(organization, connection);
        }

        @Override
        public Turn take(Connection connection, int requests) {
            return slots.take(connection, requests);
        }
    }
}
