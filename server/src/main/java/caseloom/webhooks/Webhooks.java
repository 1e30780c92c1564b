package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.webhook.Change;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import caseloom.db.DatabaseFault;
import caseloom.db.DayPartitions;
import caseloom.db.Tx;
import caseloom.webhooks.Bodies.Event;
import caseloom.webhooks.Bodies.Story;
import caseloom.webhooks.SubjectsStore.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the deliveries of events in the transactions that cause them. Safe to share.
final class Webhooks implements Herald {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    /// Of what was told before a step, the last words say where the task was.
    private static final int LATELY = 20;

    /// All that the runs of one record may have decided, and a bound all the same.
    private static final int DECISIONS_MOST = 50_000;

    private static final Set<EventType> OF_WHOLE_STORY =
            EnumSet.of(EventType.TASK_COMPLETED, EventType.TASK_CANCELED);

    private final DestinationsStore destinations = new DestinationsStore();
    private final Subscribers subscribers;
    private final DeliveriesStore store = new DeliveriesStore();
    private final SubjectsStore records;
    private final DayPartitions partitions;
    private final Bodies bodies;
    private final Notice notice;

    /// Which moment it is, and whom to tell that there is something to send.
    record Notice(InstantSource clock, Runnable sender) {}

    Webhooks(
            Subscribers subscribers,
            SubjectsStore records,
            DayPartitions partitions,
            Bodies bodies,
            Notice notice) {
        this.subscribers = subscribers;
        this.records = records;
        this.partitions = partitions;
        this.bodies = bodies;
        this.notice = notice;
    }

    @Override
    public Known known() {
        var known = subscribers.known();
        if (!known.byOrganization().isEmpty()) {
            partitions.ensure(notice.clock.instant());
        }
        return known;
    }

    @Override
    public boolean moved(Known then) {
        try {
            return subscribers.moved(then);
        } catch (DatabaseFault e) {
            LOG.debug("whether the destinations changed cannot be said now", e);
            return false;
        }
    }

    @Override
    public void prepare() {
        partitions.ensure(notice.clock.instant());
    }

    @Override
    public void hold(Tx tx) {
        destinations.hold(tx);
    }

    @Override
    public Known known(Tx tx, OrganizationId organization) {
        return destinations.known(tx, organization);
    }

    @Override
    public void hint() {
        notice.sender.run();
    }

    @Override
    public boolean write(Tx tx, Known known, List<Change> changes) {
        var wanted = changes.stream().filter(change -> isWanted(known, change)).toList();
        if (wanted.isEmpty()) {
            return false;
        }
        var subjects = records.subjects(tx, wanted);
        var histories = history(tx, known, wanted);
        var deliveries = new ArrayList<NewDelivery>();
        var at = now();
        for (var place = 0; place < wanted.size(); place++) {
            var change = wanted.get(place);
            var subject = subjects.get(place);
            if (subject == null) {
                throw new IllegalStateException("no record of a change: " + change.row());
            }
            var history = histories.getOrDefault(place, List.of());
            var story = new Story(change, subject, history);
            var events = bodies.of(story, type -> takes(known, change, type));
            events.forEach(event -> address(known, event, at, deliveries));
        }
        if (deliveries.isEmpty()) {
            return false;
        }
        store.write(tx, deliveries, at);
        return true;
    }

    private Instant now() {
        return notice.clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// How much of the history is read follows from what is made of it.
    private Map<Integer, List<Told>> history(Tx tx, Known known, List<Change> changes) {
        var whole = false;
        var lately = false;
        for (var change : changes) {
            lately = lately || takes(known, change, EventType.TASK_STEP_CHANGE);
            whole =
                    whole
                            || change.events().stream()
                                    .anyMatch(type ->
                                            OF_WHOLE_STORY.contains(type)
                                                    && takes(known, change, type));
        }
        return whole || lately
                ? records.history(tx, changes, whole ? DECISIONS_MOST : LATELY)
                : Map.of();
    }

    private static boolean isWanted(Known known, Change change) {
        return known.any(change.organization())
                && (takes(known, change, EventType.TASK_STEP_CHANGE)
                        || change.events().stream().anyMatch(type -> takes(known, change, type)));
    }

    private static boolean takes(Known known, Change change, EventType type) {
        return known.of(change.organization()).stream()
                .anyMatch(one -> one.events().contains(type));
    }

    /// An event of Chamelio's has one id for all, one of Champ's an id for each subscription.
    private void address(Known known, Event event, Instant at, List<NewDelivery> deliveries) {
        var change = event.change();
        for (var receiver : known.of(change.organization())) {
            if (receiver.events().contains(event.type())) {
                var id = event.type().family() == Family.CHAMP ? bodies.messageId(at) : event.id();
                deliveries.add(
                        NewDelivery.of(
                                change.row().caseId().value(),
                                change.organization(),
                                receiver,
                                event.type(),
                                new NewDelivery.Message(id, event.body())));
            }
        }
    }
}
