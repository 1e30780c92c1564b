package caseloom.engine;

import caseloom.core.interpreter.Happening;
import caseloom.db.DatabaseFault;
import caseloom.db.GroupWriter;
import caseloom.queue.FairQueue;
import caseloom.time.Service;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives runs to the workshop with the happening that was waiting for them: as this node last saw
/// them, or, when it does not remember them or its sight was too old, taken anew, many in one
/// statement. Runs that have ended are reported as gone.
final class Retaker implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Retaker.class);
    private static final int TRIES_MOST = 100;

    private final Hold hold;
    private final Predicate<Work> workshop;
    private final Ends ends;
    private final GroupWriter<Wanted> writer;

    /// How a run comes to hand.
    record Hold(Sights sights, Takes takes, Turns turns) {}

    /// A run to take, and why.
    record Wanted(RunKey key, Optional<Happening> happening, int tries) {}

    /// Where a wanted run may end other than in the workshop.
    interface Ends {

        /// The run has ended: nothing wakes it any more.
        void gone(RunKey key);

        /// The run is paused, or only a newer release can read it. Its timers come due again; an
        /// answer must be kept.
        void waiting(Wanted wanted);

        /// The database did not answer. Timers come back by themselves; an effect's answer is lost.
        void missed(Wanted wanted);
    }

    Retaker(Hold hold, EngineSettings settings, Predicate<Work> workshop, Ends ends) {
        this.ends = ends;
        this.hold = hold;
        this.workshop = workshop;
        this.writer =
                new GroupWriter<>(
                        "retake",
                        new FairQueue<>(settings.runsAtOnce(), wanted -> wanted.key().ownLane()),
                        settings.batchMost(),
                        this::settle);
    }

    /// Never waits. What finds no room is found again by its timer or its outbox row.
    void want(Wanted wanted) {
        if (wanted.tries() > TRIES_MOST) {
            LOG.error("run {} was lost too often", wanted.key().runId());
            ends.missed(wanted);
            return;
        }
        switch (hold.turns.when(wanted)) {
            case NOW -> offer(wanted);
            case LATER -> {}
            case NEVER -> ends.missed(wanted);
        }
    }

    /// What was to be decided of that sight is on disk or will never be.
    void done(Held seen) {
        hold.turns.next(seen).ifPresent(this::offer);
    }

    private void offer(Wanted wanted) {
        if (!writer.offer(wanted)) {
            missed(wanted);
        }
    }

    private void missed(Wanted wanted) {
        ends.missed(wanted);
        hold.turns.end(wanted.key()).forEach(ends::missed);
    }

    /// Takes what waits; false when nothing does.
    boolean pass() {
        return writer.pass();
    }

    int waiting() {
        return writer.waiting();
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private void settle(List<Wanted> batch) {
        var unseen = batch.stream().filter(wanted -> !remembered(wanted)).toList();
        if (!unseen.isEmpty()) {
            takeOrMiss(unseen);
        }
    }

    /// The thread outlives a database that is away and a row that cannot be read, such as one whose
    /// workflow only a newer release understands. That row spoils nobody else's turn.
    private void takeOrMiss(List<Wanted> batch) {
        try {
            take(batch);
        } catch (DatabaseFault e) {
            missed(batch, e);
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                var middle = batch.size() / 2;
                takeOrMiss(batch.subList(0, middle));
                takeOrMiss(batch.subList(middle, batch.size()));
            } else {
                missed(batch, e);
            }
        }
    }

    private void missed(List<Wanted> batch, RuntimeException why) {
        LOG.warn("{} runs could not be taken; they are found again", batch.size(), why);
        batch.forEach(this::missed);
    }

    /// Whether the run went to the workshop as this node last saw it; only at the first try.
    private boolean remembered(Wanted wanted) {
        var sight = wanted.tries() == 0 ? hold.sights.use(wanted.key()) : null;
        if (sight == null || wanted.happening().isEmpty()) {
            return false;
        }
        put(Work.remembered(sight, wanted.happening().get()));
        return true;
    }

    private void take(List<Wanted> batch) {
        Map<RunKey, Held> held = new HashMap<>();
        var keys = batch.stream().map(Wanted::key).distinct().toList();
        hold.takes.take(keys).forEach(run -> held.put(run.key(), run));
        var missing = keys.stream().filter(key -> !held.containsKey(key)).toList();
        var waiting = missing.isEmpty() ? Set.<RunKey>of() : hold.takes.waiting(missing);
        for (var wanted : batch) {
            var run = held.get(wanted.key());
            if (run == null && waiting.contains(wanted.key())) {
                waiting(wanted);
            } else if (run == null) {
                ends.gone(wanted.key());
                hold.turns.end(wanted.key());
            } else {
                put(work(run, wanted));
            }
        }
    }

    private void put(Work work) {
        hold.turns.taken(work.held());
        if (!workshop.test(work)) {
            LOG.debug("run {} is left to the next node", work.held().run().value());
        }
    }

    private void waiting(Wanted wanted) {
        var left = new ArrayDeque<>(hold.turns.end(wanted.key()));
        left.addFirst(wanted);
        try {
            for (var next = left.peek(); next != null; next = left.peek()) {
                ends.waiting(next);
                left.remove();
            }
        } finally {
            left.forEach(ends::missed);
        }
    }

    /// A run that was never decided about begins, or, when a person asked that it be tried again
    /// from the failed step, goes on from that step's state. One whose first decision was stored
    /// without this node learning of it must not begin again.
    static Work work(Held run, Wanted wanted) {
        if (run.state() != null && run.state().isFailed()) {
            return Work.resume(run, new Happening.Retried());
        }
        if (run.decisions() == 0) {
            return Work.begin(run);
        }
        var happening = wanted.happening().orElseGet(Happening.Continued::new);
        return new Work(run, Optional.of(happening), wanted.tries());
    }
}
