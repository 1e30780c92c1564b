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

    /// Whether a request may be made on that connection now.
    default Turn turn(Connection connection) {
        return new Turn.Now();
    }

    /// Those of an installation, with their rate limits.
    record Ours(Connections connections, Slots slots) implements Accesses {

        @Override
        public Optional<Access> access(OrganizationId organization, String connection) {
            return connections.access(organization, connection);
        }

        @Override
        public Turn turn(Connection connection) {
            return slots.take(connection);
        }
    }
}
