package caseloom.engine;

import caseloom.core.interpreter.Happening;
import caseloom.engine.Retaker.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Of the happenings that this node takes a run for, one at a time is on its way: taking the run
/// for the next one would drop what is being decided about the one before. The others wait here for
/// what becomes of it. Safe to share.
final class Turns {

    private static final int WAITING_MOST = 100_000;

    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RunKey, Turn> turns = new HashMap<>();
    private int waiting;

    /// When a happening that is wanted has its turn.
    enum When {
        NOW,
        LATER,
        /// Too many wait: it is left to be found again.
        NEVER
    }

    /// The happening that is on its way, and those behind it.
    private static final class Turn {

        private final ArrayDeque<Wanted> next = new ArrayDeque<>();
        private Instant since;

        /// The run as it was taken for it; null until then.
        private @Nullable Held taken;

        private Turn(Instant since) {
            this.since = since;
        }

        private boolean is(Held seen) {
            return taken != null
                    && taken.token() == seen.token()
                    && taken.decisions() == seen.decisions();
        }
    }

    /// @param patience how long a happening may be on its way before it counts as lost; what is
    ///   wanted then takes the run
    Turns(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    When when(Wanted wanted) {
        lock.lock();
        try {
            var now = clock.instant();
            var turn = turns.get(wanted.key());
            if (turn == null) {
                turns.put(wanted.key(), new Turn(now));
                return When.NOW;
            }
            if (turn.since.plus(patience).isBefore(now)) {
                begin(turn, now);
                return When.NOW;
            }
            return put(turn, wanted);
        } finally {
            lock.unlock();
        }
    }

    /// The run was taken for the one whose turn it is.
    void taken(Held held) {
        lock.lock();
        try {
            var turn = turns.get(held.key());
            if (turn != null) {
                turn.taken = held;
            }
        } finally {
            lock.unlock();
        }
    }

    /// What was to be decided of that sight is on disk or will never be: gives the next.
    Optional<Wanted> next(Held seen) {
        lock.lock();
        try {
            var turn = turns.get(seen.key());
            if (turn == null || !turn.is(seen)) {
                return Optional.empty();
            }
            var next = turn.next.poll();
            if (next == null) {
                turns.remove(seen.key());
                return Optional.empty();
            }
            waiting--;
            begin(turn, clock.instant());
            return Optional.of(next);
        } finally {
            lock.unlock();
        }
    }

    /// The run cannot be taken now: gives all that wait for it.
    List<Wanted> end(RunKey key) {
        lock.lock();
        try {
            var turn = turns.remove(key);
            waiting -= turn == null ? 0 : turn.next.size();
            return turn == null ? List.of() : List.copyOf(turn.next);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return turns.size();
        } finally {
            lock.unlock();
        }
    }

    /// A timer that comes back while it still waits is the same one.
    private When put(Turn turn, Wanted wanted) {
        var happening = wanted.happening().orElse(null);
        var same =
                (happening instanceof Happening.TimerDue
                                || happening instanceof Happening.Continued)
                        && turn.next.stream()
                                .anyMatch(one -> one.happening().equals(wanted.happening()));
        if (same) {
            return When.LATER;
        }
        if (waiting >= WAITING_MOST) {
            return When.NEVER;
        }
        turn.next.add(wanted);
        waiting++;
        return When.LATER;
    }

    private static void begin(Turn turn, Instant now) {
        turn.since = now;
        turn.taken = null;
    }
}
