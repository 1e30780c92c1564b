package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.List;

/// Something that may refer to connections. It is asked before one is removed.
@FunctionalInterface
public interface ConnectionUses {

    /// How many users a refusal names at most.
    int TOLD_MOST = 20;

    /// What uses the connection, in words for people, such as "workflow refunds".
    List<String> of(Tx tx, OrganizationId organization, long connection);
}
