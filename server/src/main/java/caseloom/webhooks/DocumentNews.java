package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.EventType;
import caseloom.db.DayPartitions;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Tells receivers of documents, in the transactions that change them (L-239). Safe to share.
public final class DocumentNews {

    private final DestinationsStore destinations = new DestinationsStore();
    private final DeliveriesStore store = new DeliveriesStore();
    private final DayPartitions partitions;
    private final Bodies bodies;
    private final Webhooks.Notice notice;

    DocumentNews(DayPartitions partitions, Bodies bodies, Webhooks.Notice notice) {
        this.partitions = partitions;
        this.bodies = bodies;
        this.notice = notice;
    }

    /// To be called before the transaction.
    public void prepare() {
        partitions.ensure(notice.clock().instant());
    }

    /// Destinations stay as they are until the transaction ends; before anything is locked.
    public void hold(Tx tx) {
        destinations.hold(tx);
    }

    /// Writes the deliveries of an event, if somebody wants to know of it.
    public void tell(
            Tx tx, OrganizationId organization, EventType type, Instant at, ObjectNode data) {
        var receivers =
                destinations.known(tx, organization).of(organization).stream()
                        .filter(one -> one.events().contains(type))
                        .toList();
        if (receivers.isEmpty()) {
            return;
        }
        var message = bodies.ofOrganization(type, organization, at, data);
        store.write(
                tx,
                receivers.stream()
                        .map(one -> NewDelivery.of(0, organization, one, type, message))
                        .toList(),
                notice.clock().instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// The transaction was committed: the sender looks at once.
    public void hint() {
        notice.sender().run();
    }
}
