package caseloom.intake;

import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.intake.Batch.Numbered;
import caseloom.time.Service;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The intake writer (flow 1): takes everything that is waiting and writes it in one transaction;
/// only after the commit are the requests answered and the runs handed to the engine. Safe to
/// share.
public final class Intake implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Db db;
    private final Handover handover;
    private final IntakeStore store = new IntakeStore();
    private final NumberBook numbers;
    private final GroupWriter<Waiting> writer;
    private final Counter written;
    private final Counter batches;

    public Intake(Db db, Handover handover, IntakeSettings settings, MeterRegistry meters) {
        this.db = db;
        this.handover = handover;
        this.numbers = new NumberBook(db, store, settings.numbersAhead());
        this.writer =
                new GroupWriter<>(
                        "intake", settings.waitingMost(), settings.batchMost(), this::settle);
        this.written = meters.counter("caseloom.intake.records");
        this.batches = meters.counter("caseloom.intake.batches");
        meters.gauge("caseloom.intake.waiting", writer, GroupWriter::waiting);
    }

    /// Waits until the record is on disk, or says why it is not.
    public Receipt write(Arrival arrival) {
        var waiting = new Waiting(arrival);
        return writer.offer(waiting) ? waiting.await() : new Receipt.Refused();
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private void settle(List<Waiting> batch) {
        List<Numbered> items;
        try {
            items = numbered(batch);
        } catch (DatabaseFault e) {
            LOG.warn("no case numbers: {} requests get 503", batch.size(), e);
            batch.forEach(waiting -> waiting.settle(new Receipt.Refused()));
            return;
        }
        settleNumbered(items);
    }

    private List<Numbered> numbered(List<Waiting> batch) {
        var items = new ArrayList<Numbered>(batch.size());
        for (var waiting : batch) {
            items.add(new Numbered(waiting, numbers.next(batch.size())));
        }
        return items;
    }

    /// A row the database refuses fails alone: its batch is written again in halves.
    private void settleNumbered(List<Numbered> items) {
        var newborns = items.stream().map(Numbered::newborn).toList();
        handover.announced(newborns);
        try {
            write(items);
        } catch (DatabaseFault e) {
            refused(items, newborns, e);
            return;
        }
        written.increment(items.size());
        batches.increment();
        items.forEach(item -> item.waiting().settle(new Receipt.Stored(item.numbers())));
        handover.stored(newborns);
    }

    private void write(List<Numbered> items) {
        var batch = new Batch(items);
        var keyed = new KeyedBatch(items);
        if (keyed.isEmpty()) {
            db.atOnce(tx -> {
                store.write(tx, handover.node(), batch);
                return true;
            });
            return;
        }
        db.system(tx -> {
            store.write(tx, handover.node(), batch);
            store.remember(tx, keyed);
            return true;
        });
    }

    private void refused(List<Numbered> items, List<Newborn> newborns, DatabaseFault fault) {
        switch (fault.kind()) {
            case GONE -> {
                LOG.warn("{} creations were not confirmed", items.size(), fault);
                items.forEach(item -> item.waiting().settle(new Receipt.Unconfirmed()));
                handover.unconfirmed(newborns);
            }
            case CONFLICT -> {
                LOG.warn("{} creations were refused for now", items.size(), fault);
                handover.refused(newborns);
                items.forEach(item -> item.waiting().settle(new Receipt.Refused()));
            }
            case DUPLICATE, REFUSED, SLOW, OTHER -> {
                handover.refused(newborns);
                inParts(items, fault);
            }
        }
    }

    private void inParts(List<Numbered> items, DatabaseFault fault) {
        if (items.size() > 1) {
            var half = items.size() / 2;
            settleNumbered(items.subList(0, half));
            settleNumbered(items.subList(half, items.size()));
            return;
        }
        var waiting = items.getFirst().waiting();
        if (fault.kind() == DatabaseFault.Kind.DUPLICATE && waiting.arrival.keyed() != null) {
            waiting.settle(new Receipt.KeyTaken());
        } else {
            LOG.error("a creation was refused by the database", fault);
            waiting.settle(new Receipt.Failed());
        }
    }
}
