package caseloom.events;

import caseloom.db.Db;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The second look for the listeners of an event. The first, in the event's own transaction, misses
/// a listener that another transaction is storing just then, and that transaction may have looked
/// back before the event was on disk. So every event waits here until all transactions that were
/// under way when it was stored have ended, and is then shown to the listeners that they stored.
/// Almost always there is none. Safe to share.
final class Latecomers implements Service {

    private static final Duration AGAIN = Duration.ofMillis(25);
    private static final Duration IDLE = Duration.ofSeconds(1);

    /// No transaction that stores a listener lives longer: its statements and its pauses have
    /// limits.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final int AT_ONCE = 500;

    private final Db db;
    private final InstantSource clock;
    private final EventsSettings settings;
    private final Hearers hearers;
    private final EventsStore events = new EventsStore();
    private final ListenersStore listeners = new ListenersStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Waiting> waiting = new LinkedHashMap<>();
    private final Loop loop = new Loop("latecomers", IDLE, this::pass);

    /// An event, and the transaction before which all must have ended; none known yet is `LATER`.
    private record Waiting(Routable event, long before, Instant patience) {

        static final long LATER = Long.MAX_VALUE;

        Waiting until(long next) {
            return before == LATER ? new Waiting(event, next, patience) : this;
        }

        boolean ready(long oldest, Instant now) {
            return before <= oldest || now.isAfter(patience);
        }
    }

    Latecomers(Db db, InstantSource clock, EventsSettings settings, Hearers hearers) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
        this.hearers = hearers;
    }

    /// Takes events that are on disk. Never waits: what finds no room comes due by itself.
    void await(List<Routable> stored) {
        if (!stored.isEmpty() && added(stored)) {
            loop.wake();
        }
    }

    /// One look for those whose time has come; gives how long nothing needs to be looked for.
    Duration pass() {
        if (size() == 0) {
            return IDLE;
        }
        // Whoever waits now was on disk before the horizon is read.
        var all = all();
        var horizon = db.system(events::horizon);
        var now = clock.instant();
        var ready = new ArrayList<Routable>();
        for (var one : all) {
            var known = one.until(horizon.next());
            if (known.ready(horizon.oldest(), now)) {
                ready.add(known.event());
            } else {
                keep(known);
            }
        }
        for (var from = 0; from < ready.size(); from += AT_ONCE) {
            look(ready.subList(from, Math.min(from + AT_ONCE, ready.size())));
        }
        return size() == 0 ? IDLE : AGAIN;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void look(List<Routable> batch) {
        var writing = settings.writing();
        var due = clock.instant().plus(writing.routeAfter());
        var most = settings.hearing().inboxMost();
        var told =
                db.system(tx -> {
                    var placed = listeners.put(tx, batch, most, due);
                    events.routed(tx, batch.stream().map(Routable::number).toList());
                    return Told.of(batch, placed);
                });
        forget(batch);
        told.handTo(hearers);
    }

    private boolean added(List<Routable> stored) {
        var patience = clock.instant().plus(LONGEST);
        lock.lock();
        try {
            var first = waiting.isEmpty();
            for (var event : stored) {
                if (waiting.size() < MOST) {
                    waiting.putIfAbsent(
                            event.number(), new Waiting(event, Waiting.LATER, patience));
                }
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void keep(Waiting one) {
        lock.lock();
        try {
            waiting.replace(one.event().number(), one);
        } finally {
            lock.unlock();
        }
    }

    private void forget(List<Routable> events) {
        lock.lock();
        try {
            events.forEach(event -> waiting.remove(event.number()));
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> all() {
        lock.lock();
        try {
            return List.copyOf(waiting.values());
        } finally {
            lock.unlock();
        }
    }

    private int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
