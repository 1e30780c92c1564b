package caseloom.audit;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.util.List;

/// The audit trail of an organization: what was done, by whom, in the order it was done. Nobody
/// changes it. Safe to share.
public final class AuditTrail {

    private static final AuditStore STORE = new AuditStore();

    private final Db db;

    public AuditTrail(Db db) {
        this.db = db;
    }

    /// Notes a deed in the transaction that does it: there is never one without the other.
    public static void note(Tx tx, Actor actor, Deed deed) {
        STORE.note(tx, actor, deed);
    }

    /// The newest first.
    public List<AuditEntry> list(OrganizationId organization, AuditFilter filter, int most) {
        return db.tx(organization, tx -> STORE.list(tx, organization, filter, most));
    }
}
