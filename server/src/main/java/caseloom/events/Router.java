package caseloom.events;

import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.db.Tx;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings stored events to those who want them: hands on what runs were told in the transaction of
/// the events, starts workflows, and leaves to the latecomers who began to listen at that moment.
///
/// What this node stored comes from memory; what a node left lying comes due after a while.
final class Router implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 500;

    private final Db db;
    private final InstantSource clock;
    private final EventsSettings settings;
    private final EventBook book;
    private final Ends ends;
    private final EventsStore store = new EventsStore();
    private final ListenersStore listeners = new ListenersStore();
    private final Latecomers latecomers;
    private final GroupWriter<Leg> writer;
    private final Loop loop = new Loop("unrouted", EVERY, this::pass);

    /// Where events go.
    record Ends(Hearers hearers, Starter starter) {}

    Router(Db db, InstantSource clock, EventsSettings settings, EventBook book, Ends ends) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.book = book;
        this.ends = ends;
        this.latecomers = new Latecomers(db, clock, settings, ends.hearers());
        this.writer =
                new GroupWriter<>(
                        "router",
                        new FairQueue<>(
                                AT_ONCE * 20,
                                leg -> new Lane(leg.event().organization().value(), 0)),
                        AT_ONCE,
                        this::routeOrLeave);
    }

    /// Never waits: what finds no room comes due by itself.
    void route(Kept kept) {
        kept.told().handTo(ends.hearers());
        kept.legs().stream().filter(leg -> !leg.over()).forEach(writer::offer);
        latecomers.await(Leg.events(kept.legs().stream().filter(Leg::over).toList()));
    }

    /// Routes what lies there unrouted for too long; gives how long nothing needs to be looked for.
    Duration pass() {
        var claimed = db.system(this::claimed);
        if (!claimed.isEmpty()) {
            LOG.info("{} events that nobody had routed are routed here", claimed.size());
            routeOrLeave(claimed);
        }
        return claimed.size() == AT_ONCE ? Duration.ZERO : EVERY;
    }

    /// Shows events to those who began to listen as they came.
    void latePass() {
        latecomers.pass();
    }

    @Override
    public void start() {
        latecomers.start();
        writer.start();
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
        writer.close();
        latecomers.close();
    }

    private List<Leg> claimed(Tx tx) {
        var now = clock.instant();
        var due = store.dueUnrouted(tx, now, AT_ONCE);
        if (due.isEmpty()) {
            return List.of();
        }
        var found = store.claimUnrouted(tx, due, now.plus(settings.writing().routeAfter()));
        var gone = found.stream().filter(one -> one.envelope() == null);
        store.routed(tx, gone.map(EventsStore.Claimed::number).toList());
        return matched(tx, found);
    }

    private List<Leg> matched(Tx tx, List<EventsStore.Claimed> claimed) {
        var found = new ArrayList<EventsStore.Claimed>();
        var sent = new ArrayList<Sent>();
        for (var one : claimed) {
            if (one.envelope() != null) {
                found.add(one);
                sent.add(sent(one, one.envelope()));
            }
        }
        var matches = sent.isEmpty() ? List.<List<Routable.Match>>of() : book.matches(tx, sent);
        var legs = new ArrayList<Leg>();
        for (var i = 0; i < sent.size(); i++) {
            var one = found.get(i);
            var event = EventBook.routable(sent.get(i), one.number(), matches.get(i));
            legs.add(Leg.from(event.toldBefore(one.toldBefore()), one.past()));
        }
        return legs;
    }

    private static Sent sent(EventsStore.Claimed claimed, String stored) {
        var envelope = Routable.envelope(stored);
        var event =
                new CloudEvent(
                        envelope.path("type").asText(),
                        envelope.path("source").asText(),
                        envelope.path("id").asText(),
                        envelope);
        return new Sent(claimed.organization(), event, claimed.at());
    }

    /// The thread must outlive a database that is away: what was not routed comes due.
    private void routeOrLeave(List<Leg> legs) {
        try {
            var after = served(started(legs));
            Leg.withMore(after).forEach(writer::offer);
            latecomers.await(Leg.events(after.stream().filter(Leg::over).toList()));
        } catch (RuntimeException e) {
            LOG.warn("{} events are routed later", legs.size(), e);
        }
    }

    /// The same legs, knowing whether something is left to be started by their events.
    private List<Leg> started(List<Leg> legs) {
        var asking = legs.stream().filter(leg -> leg.starts() == Leg.Starts.NOT_ASKED).toList();
        if (asking.isEmpty()) {
            return legs;
        }
        var open = ends.starter().start(Leg.events(asking));
        return legs.stream()
                .map(leg -> leg.starts() == Leg.Starts.NOT_ASKED ? told(leg, open) : leg)
                .toList();
    }

    private static Leg told(Leg leg, Set<Long> open) {
        var left = open.contains(leg.event().number());
        return leg.with(left ? Leg.Starts.OPEN : Leg.Starts.DONE);
    }

    /// Brings events to the next of their listeners. An event that has more of them waits for its
    /// next turn behind what came meanwhile, and is gone on with by any node when this one dies.
    private List<Leg> served(List<Leg> legs) {
        var all = Leg.withMore(legs);
        if (all.isEmpty()) {
            return legs;
        }
        var writing = settings.writing();
        var due = clock.instant().plus(writing.routeAfter());
        var part = writing.part(all.size());
        // Everybody is told, not only those who began to listen since the event was stored.
        var anybody = all.stream().map(leg -> leg.toldBefore(0)).toList();
        var served =
                db.system(tx -> {
                    var most = settings.hearing().inboxMost();
                    var placed = listeners.put(tx, anybody, part, most, due);
                    store.underWay(tx, Leg.withMore(Leg.after(all, placed, part)), due);
                    return placed;
                });
        Told.of(Leg.events(all), served).handTo(ends.hearers());
        var after = new ArrayList<>(legs.stream().filter(leg -> !leg.more()).toList());
        after.addAll(Leg.after(all, served, part));
        return after;
    }
}
