package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Workflows by the names that documents use for one another. Safe to share.
public final class NamedWorkflows {

    private final WorkflowsStore store = new WorkflowsStore();
    private final Db db;
    private final PublishedWorkflows published;

    public NamedWorkflows(Db db, PublishedWorkflows published) {
        this.db = db;
        this.published = published;
    }

    /// The publication that a document means when it runs another workflow: the newest with that
    /// label, or without one the newest that there was when the document itself was published
    /// (W-21). Empty when there is none, or the workflow was deleted.
    public Optional<Publication> subflow(Publication of, String name, @Nullable String label) {
        var organization = of.organization();
        var version =
                db.tx(
                        organization,
                        tx ->
                                label == null
                                        ? store.newestAt(tx, organization, name, of)
                                        : store.labelled(tx, organization, name, label));
        return version.map(found -> published.version(found.workflow(), found.version()));
    }

    /// How the workflow with that name or text id stands.
    public Optional<WorkflowStanding> standing(OrganizationId organization, String nameOrKey) {
        return db.tx(organization, tx -> store.numbered(tx, organization, nameOrKey))
                .flatMap(id -> published.standing(organization, id))
                .filter(standing -> !standing.deleted());
    }
}
