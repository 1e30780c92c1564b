package caseloom.http;

import java.util.concurrent.atomic.AtomicLong;

/// The memory that bodies being handled may take together. Each request takes a share as it reads
/// and gives it back when it is answered. The shares of one request are for its thread.
final class BodyMemory {

    private final AtomicLong free;
    private long taken;

    private BodyMemory(AtomicLong free) {
        this.free = free;
    }

    static AtomicLong pool(long bytes) {
        return new AtomicLong(bytes);
    }

    static BodyMemory shareOf(AtomicLong pool) {
        return new BodyMemory(pool);
    }

    /// @throws Overloaded when there is not that much left
    void take(long bytes) {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            throw new Overloaded("no memory left for bodies");
        }
        taken += bytes;
    }

    void giveBack() {
        free.addAndGet(taken);
        taken = 0;
    }
}
