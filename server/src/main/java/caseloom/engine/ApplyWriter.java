package caseloom.engine;

import caseloom.db.DatabaseFault;
import caseloom.db.GroupWriter;
import caseloom.events.Sent;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import caseloom.webhooks.Known;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The apply writer (flow 2): many runs' decisions in one transaction, each guarded by its run's
/// lease token and decision count. A decision whose guard fails is dropped as a whole.
final class ApplyWriter implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyWriter.class);

    private final Ground ground;
    private final ApplyBooks books;
    private final Outcome outcome;
    private final GroupWriter<Decided> writer;
    private final Counter stored;
    private final Counter batches;

    /// What becomes of decisions once the transaction is through.
    interface Outcome {

        /// These are on disk.
        void stored(List<Decided> decisions);

        /// Somebody else moved these runs on: nothing was written.
        void lost(List<Decided> decisions);

        /// The database will not take this one, whatever is tried.
        void dropped(Decided decided);
    }

    ApplyWriter(
            Ground ground,
            ApplyBooks books,
            EngineSettings settings,
            Outcome outcome,
            MeterRegistry meters) {
        this.ground = ground;
        this.books = books;
        this.outcome = outcome;
        this.writer =
                new GroupWriter<>(
                        "apply",
                        new FairQueue<>(settings.runsAtOnce(), decided -> decided.held().lane()),
                        settings.batchMost(),
                        this::settle);
        this.stored = meters.counter("caseloom.engine.decisions");
        this.batches = meters.counter("caseloom.engine.batches");
        meters.gauge("caseloom.engine.waiting.apply", writer, GroupWriter::waiting);
    }

    /// Whether more of this lane should be let in.
    boolean hasRoom(Lane lane) {
        return writer.hasRoom(lane);
    }

    /// False when stopping: the decision was not taken, and its run is found again by others.
    boolean put(Decided decided) {
        return writer.put(decided);
    }

    /// Stores what waits; false when nothing does.
    boolean pass() {
        return writer.pass();
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        ground.pace().stop();
        writer.close();
    }

    private void settle(List<Decided> batch) {
        var first = new ArrayList<Decided>(batch.size());
        var second = new ArrayList<Decided>();
        var seen = new HashSet<RunKey>();
        for (var decided : batch) {
            // Two decisions of one sight cannot both hold: the later one is made again.
            (seen.add(decided.held().key()) ? first : second).add(decided);
        }
        store(first);
        if (!second.isEmpty()) {
            outcome.lost(second);
        }
    }

    /// What is decided stays decided: while the database is away or busy it is written again and
    /// again. Should a lost commit have happened, the guard finds it out. Bounded by the life of
    /// this process; at a stop the decisions are dropped and their runs found again by others.
    private void store(List<Decided> batch) {
        while (!attempt(batch)) {
            if (!ground.pace().pause()) {
                LOG.warn("{} decisions are left to the next node", batch.size());
                return;
            }
        }
    }

    /// False when the database was away: it may be tried again.
    private boolean attempt(List<Decided> batch) {
        Stored done;
        try {
            done = write(batch);
        } catch (DatabaseFault e) {
            return switch (e.kind()) {
                case GONE, CONFLICT -> {
                    LOG.warn("{} decisions wait for the database", batch.size(), e);
                    yield false;
                }
                case SLOW -> {
                    LOG.warn("{} decisions are too much for one statement", batch.size(), e);
                    yield inHalves(batch);
                }
                case DUPLICATE, REFUSED, OTHER -> {
                    inParts(batch, e);
                    yield true;
                }
            };
        }
        stored.increment(done.won.size());
        batches.increment();
        report(batch, done.won);
        books.handOn(done.written);
        if (done.announced) {
            books.herald().hint();
        }
        return true;
    }

    private void report(List<Decided> batch, Set<RunKey> won) {
        var kept = new ArrayList<Decided>(batch.size());
        var lost = new ArrayList<Decided>();
        for (var decided : batch) {
            (won.contains(decided.held().key()) ? kept : lost).add(decided);
        }
        outcome.stored(kept);
        if (!lost.isEmpty()) {
            outcome.lost(lost);
        }
    }

    /// Which decisions were stored, what they wrote elsewhere, and whether receivers outside are to
    /// be told.
    private record Stored(Set<RunKey> won, ApplyBooks.Written written, boolean announced) {}

    /// Written again when the destinations are no longer as this node knew them.
    private Stored write(List<Decided> batch) {
        var known = books.herald().known();
        try {
            return write(batch, known);
        } catch (DatabaseFault e) {
            if (e.kind() == DatabaseFault.Kind.CONFLICT && books.herald().moved(known)) {
                return write(batch);
            }
            throw e;
        }
    }

    /// What sets nothing in motion is one statement and one round trip.
    private Stored write(List<Decided> batch, Known known) {
        var motion = motion(batch);
        if (motion.rows.isEmpty() && Changed.of(known, batch).isEmpty()) {
            var won = ground.store().atOnce(tx -> tx.apply().store(batch, known.epoch()));
            return new Stored(won, ApplyBooks.Written.NOTHING, false);
        }
        return ground.store().tx(tx -> written(tx, batch, motion, known));
    }

    private Stored written(EngineTx tx, List<Decided> batch, Motion whole, Known known) {
        var won = tx.apply().store(batch, known.epoch());
        var all = won.size() == batch.size();
        var kept = all ? batch : wonOf(batch, won);
        var motion = all ? whole : motion(kept);
        var written = books.write(tx, motion.rows, motion.sent, batch.getFirst().at());
        return new Stored(won, written, books.announce(tx, known, kept));
    }

    /// What a batch sets in motion, and the events that it sends.
    private record Motion(ApplyRows rows, List<Sent> sent) {}

    private Motion motion(List<Decided> batch) {
        var rows = ApplyRows.of(batch);
        return new Motion(rows, books.sent(rows));
    }

    private static List<Decided> wonOf(List<Decided> batch, Set<RunKey> won) {
        return batch.stream().filter(one -> won.contains(one.held().key())).toList();
    }

    /// A decision the database refuses fails alone: its run ends as failed, and should the database
    /// refuse even that, the run is left as it is and the log says so.
    private void inParts(List<Decided> batch, DatabaseFault fault) {
        if (inHalves(batch)) {
            return;
        }
        LOG.error("a decision was refused by the database", fault);
        var refused = batch.getFirst();
        refused.asFailure()
                .ifPresentOrElse(failed -> store(List.of(failed)), () -> outcome.dropped(refused));
    }

    /// False when there is only one, which cannot be divided.
    private boolean inHalves(List<Decided> batch) {
        if (batch.size() == 1) {
            return false;
        }
        var half = batch.size() / 2;
        store(batch.subList(0, half));
        store(batch.subList(half, batch.size()));
        return true;
    }
}
