package caseloom.engine;

import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Happening;
import caseloom.time.Service;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Performs effects after their decision was committed (flow 3), each on a thread of its own,
/// boundedly many at a time and in the turns of their lines. The row in the outbox stays until the
/// answer is applied, so an effect this node forgets is found again.
final class EffectRunner implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(EffectRunner.class);
    private static final long GRACE_SECONDS = 3;

    private final Function<Outgoing, Answer> perform;
    private final Consumer<Work> answered;
    private final EngineSettings.Effects settings;
    private final EffectLines lines;
    private volatile boolean closing;
    private final Set<Numbered> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    EffectRunner(
            Function<Outgoing, Answer> perform,
            Consumer<Work> answered,
            EngineSettings.Effects settings,
            ExecutorService threads,
            MeterRegistry meters) {
        this.perform = perform;
        this.answered = answered;
        this.settings = settings;
        this.threads = threads;
        this.lines = new EffectLines(settings);
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
    }

    /// Lets what is under way end for a moment; the rest is done again, with the same keys, by
    /// whoever takes it from the outbox.
    @Override
    public void close() {
        closing = true;
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
        for (var next = lines.next(); next != null; next = lines.next()) {
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

    private void inOwnThread(Outgoing outgoing) {
        try {
            perform(outgoing);
        } finally {
            lines.leave(outgoing);
            startNext();
        }
    }

    private void perform(Outgoing outgoing) {
        try {
            var answer = perform.apply(outgoing);
            answered.accept(
                    Work.resume(
                            outgoing.held(),
                            new Happening.Answered(outgoing.effect().activation(), answer)));
        } catch (RuntimeException e) {
            // The row is still in the outbox; the next rescue pass tries again.
            LOG.warn("effect of run {} failed", outgoing.held().run().value(), e);
            inHand.remove(outgoing.number());
        }
    }
}
