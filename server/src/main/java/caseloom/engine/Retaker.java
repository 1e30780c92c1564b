package caseloom.engine;

import caseloom.core.interpreter.Happening;
import caseloom.db.GroupWriter;
import caseloom.queue.FairQueue;
import caseloom.time.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    record Hold(Sights sights, Takes takes) {}

    /// A run to take, and why.
    record Wanted(RunKey key, Optional<Happening> happening, int tries) {}

    /// Where a wanted run may end other than in the workshop.
    interface Ends {

        /// The run has ended: nothing wakes it any more.
        void gone(RunKey key);

        /// The run is paused. Its timers come due again when it is resumed; an answer must be kept.
        void paused(Wanted wanted);

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
        } else if (!writer.offer(wanted)) {
            ends.missed(wanted);
        }
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

    /// One happening a run; further ones wait for the next round, which sees the first one's
    /// result.
    private void settle(List<Wanted> batch) {
        var now = new ArrayList<Wanted>(batch.size());
        var seen = new HashSet<RunKey>();
        for (var wanted : batch) {
            if (seen.add(wanted.key())) {
                now.add(wanted);
            } else {
                want(new Wanted(wanted.key(), wanted.happening(), wanted.tries() + 1));
            }
        }
        try {
            deliver(now);
        } catch (RuntimeException e) {
            // The thread must outlive a database that is away and a row that cannot be read.
            LOG.warn("{} runs could not be taken; they are found again", now.size(), e);
            now.forEach(ends::missed);
        }
    }

    private void deliver(List<Wanted> batch) {
        var unseen = batch.stream().filter(wanted -> !remembered(wanted)).toList();
        if (!unseen.isEmpty()) {
            take(unseen);
        }
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
        hold.takes
                .take(batch.stream().map(Wanted::key).toList())
                .forEach(run -> held.put(run.key(), run));
        var missing =
                batch.stream().map(Wanted::key).filter(key -> !held.containsKey(key)).toList();
        var paused = hold.takes.paused(missing);
        for (var wanted : batch) {
            var run = held.get(wanted.key());
            if (run == null && paused.contains(wanted.key())) {
                ends.paused(wanted);
            } else if (run == null) {
                ends.gone(wanted.key());
            } else {
                put(work(run, wanted));
            }
        }
    }

    private void put(Work work) {
        if (!workshop.test(work)) {
            LOG.debug("run {} is left to the next node", work.held().run().value());
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
