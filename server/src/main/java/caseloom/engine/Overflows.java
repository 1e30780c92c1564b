package caseloom.engine;

import caseloom.core.interpreter.Decision;
import caseloom.core.interpreter.Entry;
import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.RunState;
import caseloom.core.interpreter.Standing;
import caseloom.core.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells in a run's story that its inbox was full, so that events are lost to it: once in a while,
/// however many there were. Safe to share.
final class Overflows {

    private static final Logger LOG = LoggerFactory.getLogger(Overflows.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(1);
    private static final int REMEMBERED_MOST = 10_000;

    private static final String LOST = "events.lost";
    private static final int TRIES_MOST = 100;

    private final Takes takes;
    private final InstantSource clock;
    private final Consumer<Decided> apply;
    private final int inboxMost;
    private final Counter counter;
    private final Map<RunKey, Instant> told = new ConcurrentHashMap<>();

    /// @param inboxMost how many events an inbox holds
    Overflows(
            Takes takes,
            InstantSource clock,
            Consumer<Decided> apply,
            int inboxMost,
            MeterRegistry meters) {
        this.takes = takes;
        this.clock = clock;
        this.apply = apply;
        this.inboxMost = inboxMost;
        this.counter = meters.counter("caseloom.events.overflows");
    }

    void tell(RunKey key) {
        counter.increment();
        var now = clock.instant();
        var before = told.get(key);
        if (before != null && before.plus(ONCE_IN).isAfter(now)) {
            return;
        }
        if (told.size() >= REMEMBERED_MOST) {
            told.clear();
        }
        told.put(key, now);
        LOG.warn("run {} gets more events than its inbox holds", key.runId());
        tell(key, 0);
    }

    /// Whether a decision that was lost was the telling of this: the run was moved on meanwhile, as
    /// a flooded one is all the time, and is told again, boundedly often.
    boolean lost(Decided decided) {
        var telling =
                decided.decision().entries().stream().anyMatch(entry -> entry.event().equals(LOST));
        if (telling && decided.work().tries() < TRIES_MOST) {
            tell(decided.held().key(), decided.work().tries() + 1);
        }
        return telling;
    }

    private void tell(RunKey key, int tries) {
        var now = clock.instant();
        takes.take(List.of(key)).forEach(held -> tell(held, now, tries));
    }

    /// A decision that changes nothing but the story. It leaves the run with something to do, since
    /// nobody here knows what it was about to do.
    private void tell(Held held, Instant now, int tries) {
        RunState state = held.state();
        if (state == null) {
            return;
        }
        var entry = new Entry(now, LOST, null, Json.object().put("most", inboxMost));
        var none = List.<Integer>of();
        var decision =
                new Decision(
                        state,
                        new Standing.Again(),
                        held.view(),
                        List.of(entry),
                        List.of(),
                        none,
                        List.of(),
                        none,
                        List.of(),
                        none,
                        List.of(),
                        none);
        apply.accept(new Decided(new Work(held, Optional.of(continued()), tries), decision, now));
    }

    private static Happening continued() {
        return new Happening.Continued();
    }
}
