package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Complaint;
import caseloom.core.definition.Definition;
import caseloom.core.webhook.ChamelioBody;
import caseloom.core.webhook.EventType;
import caseloom.db.Tx;
import caseloom.workflows.Follower;
import caseloom.workflows.Publication;
import caseloom.workflows.WorkflowVersion;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Tells receivers of new versions and of the end of workflows, in the transaction of the change.
/// Nobody could know a workflow before its first version, so that one fires nothing (L-244), nor
/// does the end of one that never had any. Safe to share.
public final class WorkflowNews implements Follower {

    private final DestinationsStore destinations = new DestinationsStore();
    private final DeliveriesStore store = new DeliveriesStore();
    private final InstantSource clock;
    private final Bodies bodies;

    public WorkflowNews(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.bodies = new Bodies(random);
    }

    @Override
    public List<Complaint> complaints(Tx tx, OrganizationId organization, Definition definition) {
        return List.of();
    }

    @Override
    public void online(Tx tx, Publication publication, Instant at) {
        // To be online is no news.
    }

    @Override
    public void offline(Tx tx, OrganizationId organization, WorkflowId workflow) {
        // Nor is to be offline.
    }

    @Override
    public void published(Tx tx, Publication publication, WorkflowVersion version) {
        if (publication.version() > 1) {
            var head = publication.definition().head();
            var organization = publication.organization();
            tell(
                    tx,
                    organization,
                    EventType.WORKFLOW_NEW_VERSION,
                    version.publishedBy(),
                    by ->
                            ChamelioBody.newVersion(
                                    store.key(tx, organization, publication.workflow()),
                                    head.title(),
                                    version.version(),
                                    by,
                                    version.changelog()));
        }
    }

    @Override
    public void deleted(Tx tx, OrganizationId organization, Gone gone, long member) {
        if (gone.newest() > 0) {
            tell(
                    tx,
                    organization,
                    EventType.WORKFLOW_DELETED,
                    member,
                    by -> ChamelioBody.deleted(gone.key(), gone.title(), gone.newest(), by));
        }
    }

    private void tell(
            Tx tx,
            OrganizationId organization,
            EventType type,
            long member,
            Function<String, ObjectNode> data) {
        destinations.hold(tx);
        var receivers =
                destinations.known(tx, organization).of(organization).stream()
                        .filter(one -> one.events().contains(type))
                        .toList();
        if (!receivers.isEmpty()) {
            var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var by = store.email(tx, organization, member);
            var message = bodies.ofOrganization(type, organization, at, data.apply(by));
            store.write(
                    tx,
                    receivers.stream()
                            .map(one -> NewDelivery.of(0, organization, one, type, message))
                            .toList(),
                    at);
        }
    }
}
