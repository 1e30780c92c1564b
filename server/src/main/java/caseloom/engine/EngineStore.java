package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.util.Optional;
import java.util.function.Function;

/// Where the engine keeps what it must not forget: PostgreSQL, or the store of the simulation. One
/// suite of tests holds both to the same promises. Safe to share.
interface EngineStore {

    /// One transaction: what its work writes takes effect together, or not at all.
    ///
    /// @throws caseloom.db.DatabaseFault when a statement or the commit fails; nothing was changed
    ///   then, unless its kind is `GONE`
    <T> T tx(Function<EngineTx, T> work);

    /// Statements that need no transaction around them, each its own.
    ///
    /// @throws caseloom.db.DatabaseFault as for `tx`
    <T> T atOnce(Function<EngineTx, T> work);

    /// The verbs within a caller's own transaction. Only PostgreSQL has callers with one.
    default EngineTx within(Tx tx) {
        throw new UnsupportedOperationException("callers of this store have no transaction");
    }

    /// A case of the organization, as `get-case` shows it.
    Optional<CaseView> otherCase(OrganizationId organization, long id);

    /// The member who started a case that is on disk.
    long initiator(long caseId);
}
