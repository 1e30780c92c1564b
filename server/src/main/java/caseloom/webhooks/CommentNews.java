package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.core.webhook.Change;
import caseloom.core.webhook.Commented;
import caseloom.core.webhook.EventType;
import caseloom.db.DayPartitions;
import caseloom.db.Tx;
import caseloom.webhooks.Bodies.Story;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Tells receivers of comments, in the transactions that store them (L-180). Safe to share.
public final class CommentNews {

    /// All that the runs of one record may have decided, and a bound all the same.
    private static final int DECISIONS_MOST = 50_000;

    private final DestinationsStore destinations = new DestinationsStore();
    private final DeliveriesStore store = new DeliveriesStore();
    private final SubjectsStore records;
    private final DayPartitions partitions;
    private final Bodies bodies;
    private final Webhooks.Notice notice;

    CommentNews(
            SubjectsStore records,
            DayPartitions partitions,
            Bodies bodies,
            Webhooks.Notice notice) {
        this.records = records;
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

    /// Writes the deliveries of a comment, if somebody wants to know of it.
    public void tell(Tx tx, OrganizationId organization, Commented comment) {
        var receivers =
                destinations.known(tx, organization).of(organization).stream()
                        .filter(one -> one.events().contains(EventType.TASK_COMMENTED))
                        .toList();
        if (receivers.isEmpty()) {
            return;
        }
        var event = bodies.commented(story(tx, organization, comment), comment);
        var message = new NewDelivery.Message(event.id(), event.body());
        var number = comment.caseId().value();
        store.write(
                tx,
                receivers.stream()
                        .map(one ->
                                NewDelivery.of(number, organization, one, event.type(), message))
                        .toList(),
                notice.clock().instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// The transaction was committed: the sender looks at once.
    public void hint() {
        notice.sender().run();
    }

    /// The record with all that was told of it so far.
    private Story story(Tx tx, OrganizationId organization, Commented comment) {
        var change = nothing(organization, comment);
        var subject = records.subjects(tx, List.of(change)).get(0);
        if (subject == null) {
            throw new IllegalStateException("no record of a comment: " + comment.caseId());
        }
        var history = records.history(tx, List.of(change), DECISIONS_MOST);
        return new Story(change, subject, history.getOrDefault(0, List.of()));
    }

    /// A change behind everything that was told, which changes nothing.
    private static Change nothing(OrganizationId organization, Commented comment) {
        var behind = new Change.Row(comment.caseId(), comment.run(), Integer.MAX_VALUE);
        return new Change(
                organization,
                behind,
                comment.at(),
                false,
                RunStatus.RUNNING,
                null,
                List.of(),
                null);
    }
}
