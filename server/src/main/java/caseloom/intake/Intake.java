package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.db.Tx;
import caseloom.files.Joining;
import caseloom.queue.FairQueue;
import caseloom.time.Service;
import caseloom.webhooks.Herald;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The intake writer (flow 1): takes everything that is waiting and writes it in one transaction;
/// only after the commit are the requests answered and the runs handed to the engine. Safe to
/// share.
public final class Intake implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Handover handover;
    private final IntakeStore store;
    private final NumberBook numbers;
    private final GroupWriter<Waiting> writer;
    private final Counter written;
    private final Counter batches;

    public Intake(
            Db db,
            Handover handover,
            Beside beside,
            IntakeSettings settings,
            MeterRegistry meters) {
        this(new PostgresIntakeStore(db, beside), handover, settings, meters);
    }

    Intake(IntakeStore store, Handover handover, IntakeSettings settings, MeterRegistry meters) {
        this.store = store;
        this.handover = handover;
        this.numbers = new NumberBook(store, settings.numbersAhead());
        this.writer =
                new GroupWriter<>(
                        "intake",
                        new FairQueue<>(
                                settings.waitingMost(), waiting -> waiting.arrival().lane()),
                        settings.batchMost(),
                        new GroupWriter.Work<>(this::settle, this::unconfirmed));
        this.written = meters.counter("caseloom.intake.records");
        this.batches = meters.counter("caseloom.intake.batches");
        meters.gauge("caseloom.intake.waiting", writer, GroupWriter::waiting);
    }

    /// What is written beside new records, in their transaction.
    ///
    /// @param herald tells receivers outside of them
    public record Beside(BringsFiles files, Herald herald) {}

    /// Makes files part of the records of a batch, in its transaction.
    @FunctionalInterface
    public interface BringsFiles {
        void join(Tx tx, List<Joining> joinings);
    }

    /// Waits until the record is on disk, or says why it is not.
    public Receipt write(Arrival arrival) {
        return bring(arrival).join();
    }

    /// Puts the record among those that wait, and gives what will become of it.
    CompletableFuture<Receipt> bring(Arrival arrival) {
        var lane = arrival.lane();
        if (!writer.hasRoom(lane) || !handover.hasRoom(lane)) {
            return refused();
        }
        Newborn newborn;
        try {
            newborn = numbers.next(given -> announced(new Newborn(given, arrival)));
        } catch (DatabaseFault e) {
            LOG.warn("no case number: a request gets 503", e);
            return refused();
        }
        var waiting = prepared(newborn);
        if (!writer.offer(waiting)) {
            handover.refused(List.of(newborn));
            return refused();
        }
        return waiting.receipt();
    }

    /// Writes what waits; false when nothing does.
    boolean pass() {
        return writer.pass();
    }

    /// A bug in a first decision or in what is written of it must not leave a run that counts as
    /// held for ever: the other nodes would look from its number on whenever this one dies.
    private Waiting prepared(Newborn newborn) {
        var done = false;
        try {
            var waiting = new Waiting(newborn, handover.opening(newborn));
            done = true;
            return waiting;
        } finally {
            if (!done) {
                handover.refused(List.of(newborn));
            }
        }
    }

    /// What was started under the key of a cause, unless that is long ago.
    public Optional<Numbers> started(OrganizationId organization, String key) {
        return store.started(organization, Cause.hash(key));
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private static CompletableFuture<Receipt> refused() {
        return CompletableFuture.completedFuture(new Receipt.Refused());
    }

    private Newborn announced(Newborn newborn) {
        handover.announced(newborn);
        return newborn;
    }

    /// A row the database refuses fails alone: its batch is written again in halves.
    private void settle(List<Waiting> items) {
        try {
            store.write(handover.node(), items);
        } catch (DatabaseFault e) {
            refused(items, e);
            return;
        }
        written.increment(items.size());
        batches.increment();
        items.forEach(item -> item.settle(new Receipt.Stored(item.numbers())));
        handover.stored(items.stream().map(Waiting::written).toList());
    }

    private void refused(List<Waiting> items, DatabaseFault fault) {
        var newborns = items.stream().map(item -> item.newborn).toList();
        switch (fault.kind()) {
            case GONE -> {
                LOG.warn("{} creations were not confirmed", items.size(), fault);
                unconfirmed(items);
            }
            case CONFLICT -> {
                LOG.warn("{} creations were refused for now", items.size(), fault);
                handover.refused(newborns);
                items.forEach(item -> item.settle(new Receipt.Refused()));
            }
            case DUPLICATE, REFUSED, SLOW, OTHER -> inParts(items, fault);
        }
    }

    private void unconfirmed(List<Waiting> items) {
        items.forEach(item -> item.settle(new Receipt.Unconfirmed()));
        handover.unconfirmed(items.stream().map(item -> item.newborn).toList());
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
