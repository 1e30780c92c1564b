package caseloom.engine;

import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds due timers and wakes their runs. A timer that was claimed comes back by itself when the
/// decision it leads to is not stored in time.
final class Wakeups implements Service {

    private static final int AT_ONCE = 500;

    private final EngineStore store;
    private final InstantSource clock;
    private final EngineSettings settings;
    private final Consumer<Numbered> wake;
    private final Loop loop;

    /// @param wake gets every timer that is due and this node's to handle
    Wakeups(
            EngineStore store,
            InstantSource clock,
            EngineSettings settings,
            Consumer<Numbered> wake) {
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

    /// One look, one transaction. Gives how long nothing will be due.
    Duration pass() {
        var now = clock.instant();
        var look = store.tx(tx -> look(tx.holds(), now));
        look.claimed.forEach(wake);
        return look.claimed.size() == AT_ONCE ? Duration.ZERO : until(look.next);
    }

    /// What was due, and what will be next.
    private record Look(List<Numbered> claimed, Optional<Instant> next) {}

    private Look look(HoldStore holds, Instant now) {
        var due = holds.dueTimers(now, AT_ONCE);
        var claimed =
                due.isEmpty()
                        ? List.<Numbered>of()
                        : holds.claim(due, now.plus(settings.comesBack()));
        return new Look(claimed, holds.nextTimer());
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private Duration until(Optional<Instant> next) {
        if (next.isEmpty()) {
            return settings.pollEvery();
        }
        var left = Duration.between(clock.instant(), next.get());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
