package caseloom.calls;

import caseloom.connections.Access;
import caseloom.core.cases.OrganizationId;
import java.util.Optional;

/// Finds the connections that requests name.
@FunctionalInterface
public interface Accesses {

    /// Where no connection is.
    Accesses NONE = (_, _) -> Optional.empty();

    Optional<Access> access(OrganizationId organization, String connection);
}
