package caseloom.secrets;

import static java.util.stream.Collectors.toSet;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.definition.NamedSecret;
import caseloom.db.Tx;
import caseloom.workflows.Follower;
import caseloom.workflows.Publication;
import java.time.Instant;
import java.util.List;

/// Complains about secrets that a document lists and the organization lacks. Without state.
public final class MissingSecrets implements Follower {

    private final SecretsStore store = new SecretsStore();

    @Override
    public List<Complaint> complaints(Tx tx, OrganizationId organization, Definition definition) {
        var named = definition.secrets();
        if (named.isEmpty()) {
            return List.of();
        }
        var names = named.stream().map(NamedSecret::name).collect(toSet());
        var missing = store.missing(tx, organization, names);
        return named.stream()
                .filter(one -> missing.contains(one.name()))
                .map(MissingSecrets::complaint)
                .toList();
    }

    /// A secret may be deleted while a workflow uses it, so nobody needs to know who does.
    @Override
    public void online(Tx tx, Publication publication, Instant at) {}

    @Override
    public void offline(Tx tx, OrganizationId organization, WorkflowId workflow) {}

    private static Complaint complaint(NamedSecret named) {
        return new Complaint(
                Complaint.Severity.ERROR,
                named.line(),
                named.column(),
                named.pointer(),
                "The organization has no secret `"
                        + named.name()
                        + "`. Set it first: `./caseloom secret set "
                        + named.name()
                        + "`.");
    }
}
