package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reading cases. Only cases the Cases API shows: the record behind a run without a case is not
/// one. Safe to share.
public final class Cases {

    private final Db db;
    private final CasesStore store = new CasesStore();

    public Cases(Db db) {
        this.db = db;
    }

    /// A case of that workflow; empty also when it is another organization's or workflow's.
    public Optional<CaseRecord> find(
            OrganizationId organization, WorkflowId workflow, CaseId number) {
        return find(organization, number).filter(found -> found.workflow().equals(workflow));
    }

    /// A case of the organization, whatever its workflow.
    public Optional<CaseRecord> find(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.find(tx, organization, number));
    }

    /// The status of a case, which stays the same, as the case itself does, until the transaction
    /// ends.
    public static Optional<String> held(Tx tx, OrganizationId organization, CaseId number) {
        return CasesStore.held(tx, organization, number);
    }

    /// The story of a case, or of the record behind a run without one, in the order it happened.
    ///
    /// @param after start behind this place; empty for the beginning
    /// @param most how many decisions to read, each with all its entries
    public List<HistoryEntry> history(
            OrganizationId organization, CaseId number, Optional<Place> after, int most) {
        return db.tx(organization, tx -> store.history(tx, organization, number, after, most));
    }

    /// Of each of these, the newest decision that tells of a step, with all its entries; those
    /// whose story tells of none are left out. One statement, however many are asked for.
    public Map<CaseId, List<HistoryEntry>> reached(
            OrganizationId organization, List<CaseId> numbers) {
        return db.tx(organization, tx -> store.reached(tx, organization, numbers));
    }

    /// Where in a story one is: a run, and a decision of it.
    public record Place(RunId run, int seq) {}
}
