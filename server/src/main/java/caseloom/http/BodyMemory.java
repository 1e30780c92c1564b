package caseloom.http;

import caseloom.core.json.JsonAllowance;
import java.util.concurrent.atomic.AtomicLong;

/// The memory that bodies being handled may take together, as bytes and as what is made of them.
/// Each request takes a share as it reads and gives it back when it is answered. The share of one
/// request is for its thread.
final class BodyMemory {

    private final Pool pool;
    private long taken;

    /// What the shares come from. Safe to share.
    static final class Pool {

        private final long size;
        private final int nodesMost;
        private final AtomicLong free;

        /// @param nodesMost values and names that one body may have
        Pool(long bytes, int nodesMost) {
            this.size = bytes;
            this.nodesMost = nodesMost;
            this.free = new AtomicLong(bytes);
        }

        long taken() {
            return size - free.get();
        }
    }

    BodyMemory(Pool pool) {
        this.pool = pool;
    }

    /// @throws Overloaded when there is not that much left
    void take(long bytes) {
        if (pool.free.addAndGet(-bytes) < 0) {
            pool.free.addAndGet(bytes);
            throw new Overloaded("no memory left for bodies");
        }
        taken += bytes;
    }

    /// For the trees of this request, whose bytes are of the same share.
    JsonAllowance allowance() {
        return new JsonAllowance(pool.nodesMost, this::take);
    }

    void giveBack() {
        pool.free.addAndGet(taken);
        taken = 0;
    }
}
