package caseloom.webhooks;

import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import caseloom.webhooks.Attempt.Result;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records attempts, everything that waits in one transaction, and with them what becomes of their
/// deliveries. An attempt that cannot be recorded counts as interrupted when its lease is over.
/// Safe to share.
final class AttemptBook implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptBook.class);

    private final SendingStore store = new SendingStore();
    private final DestinationsStore destinations = new DestinationsStore();
    private final Db db;
    private final Tally tally;
    private final Runnable recorded;
    private final GroupWriter<Attempt> writer;

    /// @param recorded is told after each commit: what waited behind these may go
    AttemptBook(Db db, WebhooksSettings.Sending settings, Tally tally, Runnable recorded) {
        this.db = db;
        this.tally = tally;
        this.recorded = recorded;
        this.writer =
                new GroupWriter<>(
                        "attempts",
                        new FairQueue<>(
                                2 * settings.atOnce(),
                                attempt -> new Lane(attempt.of().organization().value(), 0)),
                        settings.batchMost(),
                        WebhooksSettings.REST,
                        new GroupWriter.Work<>(this::settle, _ -> {}));
    }

    /// Waits for room; false when stopping.
    boolean put(Attempt attempt) {
        return writer.put(attempt);
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private void settle(List<Attempt> attempts) {
        try {
            db.atOnce(tx -> {
                store.record(tx, attempts);
                return true;
            });
            tally.count(attempts);
            note(attempts);
        } catch (DatabaseFault e) {
            LOG.warn(
                    "{} attempts could not be recorded and will count as interrupted",
                    attempts.size(),
                    e);
        }
        recorded.run();
    }

    /// How destinations fare is a matter of its own: nothing waits for it, and their rows are never
    /// locked together with deliveries.
    private void note(List<Attempt> attempts) {
        var failed = new HashMap<Long, Instant>();
        attempts.stream()
                .filter(one -> one.result() != Result.SUCCEEDED)
                .forEach(one -> failed.merge(one.of().to(), one.endedAt(), AttemptBook::earlier));
        var well =
                attempts.stream()
                        .filter(one -> one.result() == Result.SUCCEEDED)
                        .filter(one -> one.of().failing() || failed.containsKey(one.of().to()))
                        .map(one -> one.of().to())
                        .distinct()
                        .toList();
        if (!failed.isEmpty()) {
            db.atOnce(tx -> {
                destinations.failing(tx, failed);
                return true;
            });
        }
        if (!well.isEmpty()) {
            db.atOnce(tx -> {
                destinations.well(tx, well);
                return true;
            });
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
