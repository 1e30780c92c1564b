package caseloom.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What the nodes tell each other; part of a transaction. The moments of leases are the store's.
interface NodeStore {

    /// A node whose lease ran out, and from which case number on it may have held runs.
    record Dead(long id, long lowWater, Instant leaseUntil) {}

    /// The number of the new node.
    long register(String name, Duration lease, long lowWater);

    /// False when the lease ran out before.
    boolean renew(long node, Duration lease, long lowWater);

    void expire(long node);

    /// Deletes the node's row, unless something of it is left for others to find.
    boolean leave(long node);

    int expireOthers(long node);

    /// A dead node that nobody else is rescuing and that has no transaction under way; both stay so
    /// until the end of this transaction.
    Optional<Dead> oneDead(long butNot);

    /// Tells that the node holds runs from that case number on, if not from an earlier one.
    void lower(long node, long lowWater);

    void bury(long node);

    /// Stops the transaction when the node's lease ran out: what it would write in its name, nobody
    /// would find.
    void requireLive(long node);

    /// Every case number given out later is above it.
    long lastNumber();
}
