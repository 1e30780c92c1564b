package caseloom.connections;

import caseloom.db.Db;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// Gives out the slots of connections: the right to one request each, over all nodes no more than
/// the rate says (C-196). Safe to share.
///
/// A node asks the database for as many slots as are wanted at that moment, and for no more while
/// it has some that are still to come: nodes take turns. Slots that a dead node had are lost with
/// their tick.
public final class Slots {

    /// Connections whose slots are remembered.
    private static final int KNOWN_MOST = 10_000;

    /// One node takes at most this part of what a rate allows at once.
    private static final int PARTS = 10;

    private final WindowsStore store = new WindowsStore();
    private final Db db;
    private final InstantSource clock;
    private final Map<Long, Place> places = new LinkedHashMap<>(16, 0.75f, true);

    public Slots(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// What this node has of one connection; the lock guards it.
    private static final class Place {

        private final AtomicInteger asking = new AtomicInteger();
        private final ReentrantLock lock = new ReentrantLock();
        private int minutes;
        private long tick;
        private int left;
    }

    /// Takes so many slots of the connection, all of them when they are there now and else none.
    /// What waited together is granted together.
    ///
    /// @param requests at least 1, and no more than the rate allows
    public Turn take(Connection connection, int requests) {
        var place = place(connection.id());
        place.asking.addAndGet(requests);
        place.lock.lock();
        try {
            return taken(connection, place, requests);
        } finally {
            place.lock.unlock();
            place.asking.addAndGet(-requests);
        }
    }

    private synchronized Place place(long connection) {
        var place = places.computeIfAbsent(connection, _ -> new Place());
        if (places.size() > KNOWN_MOST) {
            places.remove(places.keySet().iterator().next());
        }
        return place;
    }

    private Turn taken(Connection connection, Place place, int requests) {
        var rate = connection.terms().rate();
        var now = Window.tick(rate, clock.instant());
        var has = place.minutes == rate.minutes() && place.tick >= now ? place.left : 0;
        if (has < (place.tick > now ? 1 : requests)) {
            var grant = granted(connection, now, requests, place.asking.get());
            place.minutes = rate.minutes();
            place.left = grant.count() + (place.tick == grant.tick() ? has : 0);
            place.tick = grant.tick();
        }
        if (place.left == 0) {
            return new Turn.Later(Window.begin(rate, now + 1));
        }
        if (place.tick > now) {
            return new Turn.Later(Window.begin(rate, place.tick));
        }
        place.left -= requests;
        return new Turn.Now();
    }

    /// Asks the database, in a transaction that touches this row only.
    private Window.Grant granted(Connection connection, long now, int least, int asking) {
        var rate = connection.terms().rate();
        var wanted = Math.max(least, wanted(rate, asking));
        var none = new Window(rate.minutes(), now, List.of());
        return db.tx(
                connection.organization(),
                tx -> {
                    var id = connection.id();
                    var held = store.held(tx, connection.organization(), id, none);
                    var grant = held.orElse(none).grant(rate, now, least, wanted);
                    if (held.isPresent()) {
                        store.keep(tx, connection.organization(), id, grant.window());
                    }
                    return grant;
                });
    }

    /// Where the rate is high, more than is asked for, so that not every request costs a statement.
    /// What of it is not used in its tick is lost, at most a tenth of the rate for each node.
    private static int wanted(Rate rate, int asking) {
        var part = Math.max(1, rate.requests() / PARTS);
        return Math.max(Math.clamp(asking, 1, part), part / Window.TICKS);
    }
}
