package caseloom.engine;

import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This process among the others: a row with a lease, renewed by one statement. When the lease ran
/// out (the process was stopped, the database was away), the node goes on under a new number and
/// the old one's runs are rescued like anybody's. Safe to share.
final class Node implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final EngineStore store;
    private final Surroundings self;
    private final Duration lease;
    private final FreshRuns fresh;
    private final AtomicLong id = new AtomicLong();
    private final Loop loop;

    Node(EngineStore store, Surroundings self, Duration lease, FreshRuns fresh) {
        this.store = store;
        this.self = self;
        this.lease = lease;
        this.fresh = fresh;
        this.loop = new Loop("node", lease.dividedBy(5), this::pass);
    }

    /// The number under which this process holds runs now.
    long id() {
        return id.get();
    }

    /// Registers at once, so that the intake may write in this node's name.
    ///
    /// @param alone nobody else can be using this database: whoever is registered is dead
    void register(boolean alone) {
        store.tx(tx -> {
            var nodes = tx.nodes();
            fresh.above(nodes.lastNumber());
            registered(nodes);
            return alone ? nodes.expireOthers(id.get()) : 0;
        });
        LOG.info("node {} is up", id.get());
    }

    private void registered(NodeStore nodes) {
        id.set(nodes.register(self.node(), self.masterKeys(), lease, fresh.low()));
    }

    @Override
    public void start() {
        loop.start();
    }

    /// One renewal.
    void pass() {
        var renewed = store.tx(tx -> tx.nodes().renew(id.get(), lease, fresh.low()));
        if (!renewed) {
            LOG.warn("node {} lost its lease and takes a new number", id.get());
            again();
        }
    }

    /// The intake still has case numbers that it took from the database before: the mark stays
    /// below them.
    private void again() {
        store.tx(tx -> {
            registered(tx.nodes());
            return true;
        });
        LOG.info("node {} is up", id.get());
    }

    /// Leaves, or when something is left of it gives the lease up, so that others need not wait for
    /// its end.
    @Override
    public void close() {
        loop.close();
        store.tx(tx -> {
            if (!fresh.isEmpty() || !tx.nodes().leave(id.get())) {
                tx.nodes().expire(id.get());
            }
            return true;
        });
    }
}
