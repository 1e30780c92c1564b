package caseloom.changes;

import caseloom.core.cases.OrganizationId;
import java.util.function.Function;

/// Where transactions in which a case is in hand begin and end: in PostgreSQL, or in the store of
/// the simulation. Safe to share.
interface HandGround {

    /// A transaction that sees the rows of one organization only.
    <T> T tx(OrganizationId organization, Function<HandTx, T> work);
}
