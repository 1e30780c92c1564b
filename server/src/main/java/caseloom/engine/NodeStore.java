package caseloom.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the nodes tell each other; part of a transaction. The moments of leases are the store's.
interface NodeStore {

    /// A node whose lease ran out, and from which case number on it may have held runs.
    record Dead(long id, long lowWater, Instant leaseUntil) {}

    /// The number of the new node.
    ///
    /// @param masterKeys the names of those that it holds
    long register(String name, List<String> masterKeys, Duration lease, long lowWater);

    /// False when the lease ran out before.
    boolean renew(long node, Duration lease, long lowWater);

    void expire(long node);

    /// Deletes the node's row, unless something of it is left for others to find or may still come.
    boolean leave(long node);

    int expireOthers(long node);

    /// A dead node that nobody else is rescuing and that has no transaction under way; both stay so
    /// until the end of this transaction.
    Optional<Dead> oneDead(long butNot);

    void bury(long node);

    /// Stops the transaction when the node's lease ran out: what it would write in its name, nobody
    /// would find.
    void requireLive(long node);

    /// Every case number given out later is above it.
    long lastNumber();
}
