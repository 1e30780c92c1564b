package caseloom.runs;

import caseloom.core.cases.OrganizationId;
import java.util.function.Function;

/// Where the transactions of wishes begin and end: in PostgreSQL, or in the store of the
/// simulation. Safe to share.
interface RunsGround {

    /// A transaction that sees the rows of one organization only.
    <T> T tx(OrganizationId organization, Function<RunsTx, T> work);

    /// A transaction of the system, for what a node's lease must be looked at.
    <T> T system(Function<RunsTx, T> work);
}
