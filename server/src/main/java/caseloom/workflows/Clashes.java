package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Outline;
import caseloom.core.definition.Placed;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a document cannot stand beside what there is already: its text id, and what it declares
/// no longer. Safe to share.
final class Clashes {

    private static final String KEY = "document.metadata.key";

    private final WorkflowsStore store;

    Clashes(WorkflowsStore store) {
        this.store = store;
    }

    /// Why the text id (L-47) cannot be that of the workflow, which is new when there is none yet.
    Optional<Fault> key(
            Tx tx, OrganizationId organization, Draft draft, Optional<Workflow> workflow) {
        if (workflow.isEmpty()) {
            return store.keyIsTaken(tx, organization, draft.key())
                    ? Optional.of(taken(draft))
                    : Optional.empty();
        }
        return workflow.filter(kept -> draft.keyGiven() && !kept.key().equals(draft.key()))
                .map(Clashes::fixed);
    }

    /// Why no other statuses may be declared no longer.
    Optional<String> statuses(
            Tx tx, OrganizationId organization, WorkflowId workflow, Statuses declared) {
        var missed = store.statusesInUse(tx, organization, workflow, declared.all());
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Cases are in a status that the document no longer declares: "
                                + String.join(", ", missed)
                                + ". Keep it in `document.metadata.statuses` until none is.");
    }

    /// All of that, where it stands in the document.
    List<Complaint> complaints(
            Tx tx, OrganizationId organization, String document, Definition definition) {
        if (!(Draft.of(document, Outline.of(document)) instanceof Outcome.Done<Draft>(var draft))) {
            return List.of();
        }
        var workflow = store.named(tx, organization, draft.name());
        var all = new ArrayList<Complaint>();
        key(tx, organization, draft, workflow)
                .map(fault -> fault.rule() + " " + fault.fix())
                .map(why -> Placed.error(document, "/document/metadata/key", why))
                .ifPresent(all::add);
        workflow.flatMap(
                        kept -> statuses(tx, organization, kept.id(), definition.head().statuses()))
                .map(why -> Placed.error(document, "/document/metadata/statuses", why))
                .ifPresent(all::add);
        return List.copyOf(all);
    }

    private static Fault taken(Draft draft) {
        return new Fault(
                KEY,
                "The text id `"
                        + draft.key()
                        + "` belongs to another workflow, or to one that was deleted.",
                "Choose another text id with `key:` below `document.metadata:`.");
    }

    private static Fault fixed(Workflow workflow) {
        return new Fault(
                KEY,
                "The text id of a workflow never changes; this one is `" + workflow.key() + "`.",
                "Write it as it is, or leave `key:` out.");
    }
}
