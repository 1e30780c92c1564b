package caseloom.schedules;

import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.events.Unrouted;
import caseloom.schedules.GatheringsStore.Due;
import caseloom.schedules.GatheringsStore.Ready;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps events that belong together until there are enough of them, and starts their run. Safe to
/// share.
///
/// All that happens to the gatherings of a workflow, whatever node does it, happens one after the
/// other; an event joins in the transaction that notes that it did; a complete gathering stays
/// until its run is on disk.
final class Gatherings {

    private static final Logger LOG = LoggerFactory.getLogger(Gatherings.class);
    private static final int AT_ONCE = 100;

    private final Db db;
    private final InstantSource clock;
    private final PublishedWorkflows workflows;
    private final SchedulesSettings settings;
    private final Starts starts;
    private final AtOnce atOnce;
    private final Counter givenUp;
    private final GatheringsStore store = new GatheringsStore();
    private final Unrouted unrouted = new Unrouted();

    Gatherings(EventStarts.Ground ground, SchedulesSettings settings) {
        this.db = ground.db();
        this.clock = ground.clock();
        this.workflows = ground.workflows();
        this.settings = settings;
        this.starts = new Starts(ground.intake(), clock);
        this.atOnce = new AtOnce(settings.startsAtOnce());
        this.givenUp = ground.meters().counter("caseloom.gatherings.given.up");
    }

    /// What a batch came to.
    ///
    /// @param later numbers of events that a workflow gathers by another version than was thought
    private record Gathered(List<Ready> ready, Set<Long> later) {}

    /// Puts events where they belong and starts what is complete; gives the numbers of events for
    /// which this has to be tried again.
    Set<Long> gather(List<Offer> offers) {
        if (offers.isEmpty()) {
            return Set.of();
        }
        var gathered = db.system(tx -> gathered(tx, offers, clock.instant()));
        atOnce.each(gathered.ready(), this::start);
        return gathered.later();
    }

    /// One look at what is due: runs that nobody started, gatherings that waited for too long.
    ///
    /// @return how long nothing needs to be looked at
    Duration pass() {
        var now = clock.instant();
        var due = db.system(tx -> store.due(tx, now, AT_ONCE));
        var complete = due.stream().filter(Due::complete).toList();
        if (!complete.isEmpty()) {
            var until = now.plus(settings.comesBack());
            atOnce.each(db.system(tx -> store.claim(tx, complete, until)), this::start);
        }
        if (complete.size() < due.size()) {
            tooOld(now);
        }
        return due.size() == AT_ONCE ? Duration.ZERO : settings.lookEvery();
    }

    private Gathered gathered(Tx tx, List<Offer> offers, Instant now) {
        var held = store.hold(tx, workflows(offers));
        var later =
                offers.stream()
                        .filter(one ->
                                !Integer.valueOf(one.by().version())
                                        .equals(held.get(one.by().workflow())))
                        .map(one -> one.event().number())
                        .collect(Collectors.toSet());
        var numbers = new TreeSet<Long>();
        offers.forEach(one -> numbers.add(one.event().number()));
        numbers.removeAll(later);
        var fresh = new HashSet<>(unrouted.gather(tx, numbers));
        var mine =
                offers.stream()
                        .filter(one -> fresh.contains(one.event().number()))
                        .sorted(Comparator.comparingLong(one -> one.event().number()))
                        .toList();
        return new Gathered(mine.isEmpty() ? List.of() : taken(tx, mine, now), later);
    }

    /// @return what is complete now
    private List<Ready> taken(Tx tx, List<Offer> offers, Instant now) {
        var round =
                new GatheringRound(
                        settings.gathering(),
                        now,
                        store.open(tx, offers),
                        id -> store.envelopes(tx, id));
        offers.forEach(round::take);
        var startsAgain = now.plus(settings.comesBack());
        store.save(
                tx,
                round.changed().stream()
                        .map(one -> one.complete() ? one.dueAt(startsAgain) : one)
                        .toList());
        store.add(tx, round.joined());
        store.forget(tx, round.tooLarge());
        round.tooLarge().forEach(id -> giveUp(id.workflow(), "it has more than may be gathered"));
        store.makeRoom(tx, round.begun(), settings.gathering().most())
                .forEach(workflow -> giveUp(workflow, "there are too many later ones"));
        var ready = new ArrayList<Ready>();
        for (var one : round.changed()) {
            if (one.complete()) {
                ready.add(new Ready(one.id(), one.version(), initiator(offers, one)));
            }
        }
        return ready;
    }

    private static long initiator(List<Offer> offers, Gathering gathering) {
        return offers.stream()
                .map(Offer::by)
                .filter(by -> by.workflow().equals(gathering.id().workflow()))
                .mapToLong(Subscription::initiator)
                .findFirst()
                .orElseThrow();
    }

    /// Their workflows are held, so that nobody adds to them at the same time.
    private void tooOld(Instant now) {
        var gone =
                db.system(tx -> {
                    var ids = waiting(tx, now);
                    var found = ids.stream().map(Gathering.Id::workflow).toList();
                    store.hold(tx, found);
                    var still = waiting(tx, now);
                    still.retainAll(new HashSet<>(ids));
                    store.forget(tx, still);
                    return still;
                });
        gone.forEach(id -> giveUp(id.workflow(), "it waited for too long"));
    }

    private List<Gathering.Id> waiting(Tx tx, Instant now) {
        return store.due(tx, now, AT_ONCE).stream()
                .filter(one -> !one.complete())
                .map(Due::id)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void giveUp(WorkflowId workflow, String why) {
        LOG.warn("events gathered for workflow {} start no run: {}", workflow.value(), why);
        givenUp.increment();
    }

    /// One that cannot be started now comes due again.
    private void start(Ready ready) {
        try {
            var id = ready.id();
            var publication = workflows.version(id.workflow(), ready.version());
            var key = "gathering/" + id.workflow().value() + "/" + id.number();
            var input = input(id);
            if (!(starts.start(publication, key, ready.initiator(), input, true)
                    instanceof Started.NotNow)) {
                db.system(tx -> {
                    store.forget(tx, List.of(id));
                    return true;
                });
            }
        } catch (RuntimeException e) {
            LOG.warn("gathering {} starts its run later", ready.id(), e);
        }
    }

    private ObjectNode input(Gathering.Id id) {
        var input = Json.object();
        var events = input.putArray(EventStarts.EVENTS);
        db.system(tx -> store.envelopes(tx, id)).forEach(events::add);
        return input;
    }

    private static Collection<WorkflowId> workflows(List<Offer> offers) {
        return offers.stream().map(one -> one.by().workflow()).distinct().toList();
    }
}
