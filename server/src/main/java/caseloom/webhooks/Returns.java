package caseloom.webhooks;

import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.db.GroupWriter;
import caseloom.queue.FairQueue;
import caseloom.queue.Lane;
import caseloom.time.Service;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts back what was claimed and may not be attempted now, everything that waits in one statement.
/// Safe to share.
final class Returns implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);

    private final SendingStore store = new SendingStore();
    private final Db db;
    private final GroupWriter<Claimed> writer;

    Returns(Db db, WebhooksSettings.Sending settings) {
        this.db = db;
        this.writer =
                new GroupWriter<>(
                        "returns",
                        new FairQueue<>(
                                2 * settings.atOnce(),
                                claimed -> new Lane(claimed.organization().value(), 0)),
                        settings.batchMost(),
                        this::settle);
    }

    /// Waits for room; false when stopping.
    boolean put(Claimed claimed) {
        return writer.put(claimed);
    }

    @Override
    public void start() {
        writer.start();
    }

    @Override
    public void close() {
        writer.close();
    }

    private void settle(List<Claimed> claimed) {
        try {
            db.atOnce(tx -> {
                store.putBack(tx, claimed);
                return true;
            });
        } catch (DatabaseFault e) {
            LOG.warn(
                    "{} deliveries could not be put back and will count as interrupted",
                    claimed.size(),
                    e);
        }
    }
}
