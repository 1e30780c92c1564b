package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.definition.NamedConnection;
import caseloom.core.definition.Nearest;
import caseloom.db.Tx;
import caseloom.workflows.Follower;
import caseloom.workflows.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Knows which published workflows name which connections, and complains about names of none.
/// Without state.
public final class UsedByWorkflows implements Follower, ConnectionUses {

    private final UsesStore store = new UsesStore();

    @Override
    public Optional<String> refusal(Definition definition) {
        return Optional.empty();
    }

    @Override
    public List<Complaint> complaints(Tx tx, OrganizationId organization, Definition definition) {
        var names = names(definition);
        if (names.isEmpty()) {
            return List.of();
        }
        var known = store.known(tx, organization, names);
        var missing =
                definition.connections().stream()
                        .filter(one -> !known.contains(one.name()))
                        .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        var all = store.names(tx, organization, Connections.MOST);
        return missing.stream().map(one -> complaint(one, all)).toList();
    }

    /// The connections of older versions stay noted: they say nothing any more.
    @Override
    public void online(Tx tx, Publication publication, Instant at) {
        var names = names(publication.definition());
        if (!names.isEmpty()) {
            store.use(
                    tx,
                    publication.organization(),
                    publication.workflow().value(),
                    publication.version(),
                    names);
        }
    }

    /// A workflow that is offline can be taken online again, so it still uses what it names.
    @Override
    public void offline(Tx tx, OrganizationId organization, WorkflowId workflow) {}

    @Override
    public List<String> of(Tx tx, OrganizationId organization, long connection) {
        return store.users(tx, organization, connection, TOLD_MOST + 1).stream()
                .map(name -> "workflow " + name)
                .toList();
    }

    private static List<String> names(Definition definition) {
        return definition.connections().stream().map(NamedConnection::name).distinct().toList();
    }

    private static Complaint complaint(NamedConnection named, List<String> connections) {
        var near = new ArrayList<>(named.others());
        near.addAll(connections);
        var also = named.others().isEmpty() ? "" : ", nor such a name in `use.authentications`";
        return new Complaint(
                Complaint.Severity.ERROR,
                named.line(),
                named.column(),
                named.pointer(),
                "There is no connection `"
                        + named.name()
                        + "`"
                        + also
                        + "."
                        + Nearest.hint(named.name(), near));
    }
}
