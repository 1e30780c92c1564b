package caseloom.engine;

import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Happening;
import caseloom.time.Loop;
import caseloom.time.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Performs effects after their decision was committed (flow 3), each on a thread of its own,
/// boundedly many at a time and in the turns of their lines. The row in the outbox stays until the
/// answer is applied, so an effect this node forgets is found again.
final class EffectRunner implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
    private static final long GRACE_SECONDS = 3;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Ways ways;
    private final EngineSettings.Effects settings;
    private final EffectLines lines;
    private volatile boolean closing;
    private final Set<Numbered> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Loop loop;

    /// How effects are performed, where their answers go, and what time it is.
    record Ways(
            Function<Outgoing, Performed> perform, Consumer<Work> answered, InstantSource clock) {}

    EffectRunner(
            Ways ways,
            EngineSettings.Effects settings,
            ExecutorService threads,
            MeterRegistry meters) {
        this.ways = ways;
        this.settings = settings;
        this.threads = threads;
        this.lines = new EffectLines(settings);
        this.loop = new Loop("effect-turns", LOOK_EVERY, this::pass);
        meters.gauge("caseloom.engine.effects", inHand, Set::size);
    }

    /// Takes the effect in hand, unless it is already or too many are; then it stays in the outbox.
    void run(Outgoing outgoing) {
        if (closing || !inHand.add(outgoing.number())) {
            return;
        }
        if (lines.enter(outgoing)) {
            startNext();
        } else {
            inHand.remove(outgoing.number());
        }
    }

    /// Whether one more of this line would be taken in hand.
    boolean hasRoom(EffectLines.Key line) {
        return lines.hasRoom(line);
    }

    boolean has(Numbered effect) {
        return inHand.contains(effect);
    }

    /// The outbox row is gone: the effect was answered or is no longer wanted.
    void settled(Numbered effect) {
        inHand.remove(effect);
    }

    /// The run has ended: nothing of it is wanted any more.
    void settled(RunKey run) {
        inHand.removeIf(effect -> effect.key().equals(run));
    }

    @Override
    public void start() {
        LOG.debug("up to {} effects at once", settings.atOnce());
        loop.start();
    }

    /// Performs what had to wait for its turn until now. Gives how long nothing more will be due.
    Duration pass() {
        startNext();
        var now = ways.clock.instant();
        return lines.wakes(now).map(at -> Duration.between(now, at)).orElse(LOOK_EVERY);
    }

    /// Lets what is under way end for a moment; the rest is done again, with the same keys, by
    /// whoever takes it from the outbox.
    @Override
    public void close() {
        closing = true;
        loop.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void startNext() {
        for (var next = next(); next != null; next = next()) {
            var outgoing = next;
            try {
                threads.execute(() -> inOwnThread(outgoing));
            } catch (RejectedExecutionException e) {
                LOG.debug("stopping: the effect stays in the outbox", e);
                lines.leave(outgoing);
                inHand.remove(outgoing.number());
            }
        }
    }

    private @Nullable Outgoing next() {
        return lines.next(ways.clock.instant());
    }

    private static Work work(Outgoing outgoing, Answer answer) {
        var activation = outgoing.effect().activation();
        return Work.resume(outgoing.held(), new Happening.Answered(activation, answer));
    }

    private void inOwnThread(Outgoing outgoing) {
        var later = Optional.<Instant>empty();
        try {
            later = attempted(outgoing);
        } finally {
            later.ifPresentOrElse(at -> lines.back(outgoing, at), () -> lines.leave(outgoing));
            startNext();
        }
        if (later.isPresent()) {
            loop.wake();
        }
    }

    /// What is wanted no longer, since its step has ended meanwhile, is not performed. Gives when
    /// its turn comes; empty for what had it.
    private Optional<Instant> attempted(Outgoing outgoing) {
        try {
            return inHand.contains(outgoing.number())
                    ? performed(outgoing, ways.perform.apply(outgoing))
                    : Optional.empty();
        } catch (RuntimeException e) {
            // The row is still in the outbox; the next rescue pass tries again.
            LOG.warn("effect of run {} failed", outgoing.held().run().value(), e);
            inHand.remove(outgoing.number());
            return Optional.empty();
        }
    }

    private Optional<Instant> performed(Outgoing outgoing, Performed performed) {
        return switch (performed) {
            case Performed.Answered(var answer) -> {
                ways.answered.accept(work(outgoing, answer));
                yield Optional.empty();
            }
            case Performed.Elsewhere _ -> {
                inHand.remove(outgoing.number());
                yield Optional.empty();
            }
            case Performed.NotYet(var at) -> Optional.of(at);
        };
    }
}
