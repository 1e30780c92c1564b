package caseloom.engine;

import caseloom.db.Db;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Finds due timers and wakes their runs. A timer that was claimed comes back by itself when the
/// decision it leads to is not stored in time.
final class Wakeups implements Service {

    private static final int AT_ONCE = 500;

    private final Db db;
    private final HoldStore store;
    private final InstantSource clock;
    private final EngineSettings settings;
    private final Consumer<Numbered> wake;
    private final Loop loop;

    /// @param wake gets every timer that is due and this node's to handle
    Wakeups(
            Db db,
            HoldStore store,
            InstantSource clock,
            EngineSettings settings,
            Consumer<Numbered> wake) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.wake = wake;
        this.loop = new Loop("timers", settings.pollEvery(), this::pass);
    }

    /// A timer was set: look again when it is due before the next look.
    void hint(Instant due) {
        if (due.isBefore(clock.instant().plus(settings.pollEvery()))) {
            loop.wake();
        }
    }

    /// One look. Gives how long nothing will be due.
    Duration pass() {
        var now = clock.instant();
        var claimed =
                db.system(tx -> {
                    var due = store.dueTimers(tx, now, AT_ONCE);
                    return due.isEmpty()
                            ? List.<Numbered>of()
                            : store.claim(tx, due, now.plus(comesBack()));
                });
        claimed.forEach(wake);
        return claimed.size() == AT_ONCE ? Duration.ZERO : untilNext();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private Duration comesBack() {
        return settings.lease().multipliedBy(2);
    }

    private Duration untilNext() {
        var next = db.system(store::nextTimer);
        if (next.isEmpty()) {
            return settings.pollEvery();
        }
        var left = Duration.between(clock.instant(), next.get());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
