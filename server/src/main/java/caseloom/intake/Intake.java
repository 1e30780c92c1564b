package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.db.Tx;
import caseloom.files.Joining;
import caseloom.time.Service;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The intake writer (flow 1): takes everything that is waiting and writes it in one transaction;
/// only after the commit are the requests answered and the runs handed to the engine. Safe to
/// share.
public final class Intake implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Db db;
    private final Handover handover;
    private final BringsFiles files;
    private final IntakeStore store = new IntakeStore();
    private final NumberBook numbers;
    private final GroupWriter<Waiting> writer;
    private final Counter written;
    private final Counter batches;

    public Intake(
            Db db,
            Handover handover,
            BringsFiles files,
            IntakeSettings settings,
            MeterRegistry meters) {
        this.db = db;
        this.files = files;
        this.handover = handover;
        this.numbers = new NumberBook(db, store, settings.numbersAhead());
        this.writer =
                new GroupWriter<>(
                        "intake", settings.waitingMost(), settings.batchMost(), this::settle);
        this.written = meters.counter("caseloom.intake.records");
        this.batches = meters.counter("caseloom.intake.batches");
        meters.gauge("caseloom.intake.waiting", writer, GroupWriter::waiting);
    }

    /// Makes files part of the records of a batch, in its transaction.
    @FunctionalInterface
    public interface BringsFiles {
        void join(Tx tx, List<Joining> joinings);
    }

    /// Waits until the record is on disk, or says why it is not.
    public Receipt write(Arrival arrival) {
        if (writer.isFull()) {
            return new Receipt.Refused();
        }
        Newborn newborn;
        try {
            newborn = numbers.next(given -> announced(new Newborn(given, arrival)));
        } catch (DatabaseFault e) {
            LOG.warn("no case number: a request gets 503", e);
            return new Receipt.Refused();
        }
        var waiting = new Waiting(newborn, handover.opening(newborn));
        if (!writer.offer(waiting)) {
            handover.refused(List.of(newborn));
            return new Receipt.Refused();
        }
        return waiting.await();
    }

    /// What was started under the key of a cause, unless that is long ago.
    public Optional<Numbers> started(OrganizationId organization, String key) {
        return db.system(tx -> store.started(tx, organization, Cause.hash(key)));
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private Newborn announced(Newborn newborn) {
        handover.announced(newborn);
        return newborn;
    }

    /// A row the database refuses fails alone: its batch is written again in halves.
    private void settle(List<Waiting> items) {
        try {
            write(items);
        } catch (DatabaseFault e) {
            refused(items, e);
            return;
        }
        written.increment(items.size());
        batches.increment();
        items.forEach(item -> item.settle(new Receipt.Stored(item.numbers())));
        handover.stored(items.stream().map(Waiting::written).toList());
    }

    private void write(List<Waiting> items) {
        var batch = new Batch(items);
        var keyed = new KeyedBatch(items);
        var caused = new CausedBatch(items);
        var joinings = items.stream().flatMap(Waiting::joinings).toList();
        if (keyed.isEmpty() && caused.isEmpty() && joinings.isEmpty()) {
            db.atOnce(tx -> {
                store.write(tx, handover.node(), batch);
                return true;
            });
            return;
        }
        db.system(tx -> {
            store.write(tx, handover.node(), batch);
            if (!keyed.isEmpty()) {
                store.remember(tx, keyed);
            }
            if (!caused.isEmpty()) {
                store.cause(tx, caused);
            }
            files.join(tx, joinings);
            return true;
        });
    }

    private void refused(List<Waiting> items, DatabaseFault fault) {
        var newborns = items.stream().map(item -> item.newborn).toList();
        switch (fault.kind()) {
            case GONE -> {
                LOG.warn("{} creations were not confirmed", items.size(), fault);
                items.forEach(item -> item.settle(new Receipt.Unconfirmed()));
                handover.unconfirmed(newborns);
            }
            case CONFLICT -> {
                LOG.warn("{} creations were refused for now", items.size(), fault);
                handover.refused(newborns);
                items.forEach(item -> item.settle(new Receipt.Refused()));
            }
            case DUPLICATE, REFUSED, SLOW, OTHER -> inParts(items, fault);
        }
    }

    private void inParts(List<Waiting> items, DatabaseFault fault) {
        if (items.size() > 1) {
            var half = items.size() / 2;
            settle(items.subList(0, half));
            settle(items.subList(half, items.size()));
            return;
        }
        var item = items.getFirst();
        var keyed = item.arrival().keyed() != null || item.cause() != null;
        var duplicate = fault.kind() == DatabaseFault.Kind.DUPLICATE && keyed;
        if (!duplicate && item.asPending()) {
            LOG.warn("a decision was refused with its run, which is written without it", fault);
            settle(items);
            return;
        }
        handover.refused(List.of(item.newborn));
        if (duplicate) {
            item.settle(new Receipt.KeyTaken());
        } else {
            LOG.error("a creation was refused by the database", fault);
            item.settle(new Receipt.Failed());
        }
    }
}
