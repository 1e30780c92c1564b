package caseloom.events;

import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.db.Tx;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings stored events to those who want them: runs that listen and workflows that start. Always
/// after the commit of the events, in a transaction of its own, so that a listener that is stored
/// at the same moment either is seen here or sees the event itself.
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
    private final GroupWriter<Routable> writer;
    private final Loop loop = new Loop("unrouted", EVERY, this::pass);

    /// Where events go.
    record Ends(Hearers hearers, Starter starter) {}

    Router(Db db, InstantSource clock, EventsSettings settings, EventBook book, Ends ends) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.book = book;
        this.ends = ends;
        this.writer = new GroupWriter<>("router", AT_ONCE * 20, AT_ONCE, this::routeOrLeave);
    }

    /// Never waits: what finds no room comes due by itself.
    void route(List<Routable> events) {
        events.forEach(writer::offer);
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

    @Override
    public void start() {
        writer.start();
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
        writer.close();
    }

    private List<Routable> claimed(Tx tx) {
        var now = clock.instant();
        var due = store.dueUnrouted(tx, now, AT_ONCE);
        if (due.isEmpty()) {
            return List.of();
        }
        var found = store.claimUnrouted(tx, due, now.plus(settings.writing().routeAfter()));
        var gone = found.stream().filter(one -> one.envelope() == null).toList();
        if (!gone.isEmpty()) {
            store.routed(tx, gone.stream().map(EventsStore.Claimed::number).toList());
        }
        return matched(tx, found);
    }

    private List<Routable> matched(Tx tx, List<EventsStore.Claimed> claimed) {
        var numbers = new ArrayList<Long>();
        var sent = new ArrayList<Sent>();
        for (var one : claimed) {
            if (one.envelope() != null) {
                numbers.add(one.number());
                sent.add(sent(one, one.envelope()));
            }
        }
        var matches = sent.isEmpty() ? List.<List<Routable.Match>>of() : book.matches(tx, sent);
        var routable = new ArrayList<Routable>();
        for (var i = 0; i < sent.size(); i++) {
            routable.add(EventBook.routable(sent.get(i), numbers.get(i), matches.get(i)));
        }
        return routable;
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
    private void routeOrLeave(List<Routable> events) {
        try {
            route(events, started(events));
        } catch (RuntimeException e) {
            LOG.warn("{} events are routed later", events.size(), e);
        }
    }

    /// Those of the events by which nothing is left to be started.
    private List<Routable> started(List<Routable> events) {
        var starting = events.stream().filter(Routable::starts).toList();
        if (starting.isEmpty()) {
            return events;
        }
        var open = ends.starter().start(starting);
        return events.stream().filter(event -> !open.contains(event.number())).toList();
    }

    private void route(List<Routable> all, List<Routable> done) {
        var due = clock.instant().plus(settings.writing().routeAfter());
        var placed =
                db.system(tx -> {
                    var found = listeners.put(tx, all, settings.hearing().inboxMost(), due);
                    if (!done.isEmpty()) {
                        store.routed(tx, done.stream().map(Routable::number).toList());
                    }
                    return found;
                });
        deliver(all, placed);
    }

    private void deliver(List<Routable> events, List<ListenersStore.Placed> placed) {
        Map<Long, Routable> byNumber = new HashMap<>();
        events.forEach(event -> byNumber.put(event.number(), event));
        var arrived = new ArrayList<Arrived>();
        var full = new HashSet<Listening.Row>();
        for (var one : placed) {
            var row = one.row();
            var event = byNumber.get(row.number());
            if (!one.put()) {
                full.add(new Listening.Row(row.caseId(), row.runId(), 0));
            } else if (event != null) {
                arrived.add(
                        new Arrived(
                                row.caseId(),
                                row.runId(),
                                row.number(),
                                event.receivedAt(),
                                event.envelope()));
            }
        }
        ends.hearers().arrived(arrived);
        full.forEach(run -> ends.hearers().overflowed(run.caseId(), run.runId()));
    }
}
