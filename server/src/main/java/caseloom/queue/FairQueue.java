package caseloom.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A bounded queue that gives turns to organizations and, within each, to its parts, so that who
/// floods it waits for themselves. Safe to share.
///
/// `offer` never lets one organization have more than what it leaves free, nor one part more than
/// what its organization leaves free for its other parts: a flood gets at most half of the room,
/// and there is always some for whoever comes next (dynamic thresholds, after Choudhury and Hahne,
/// "Dynamic queue length thresholds for shared-memory packet switches", 1998).
public final class FairQueue<T> {

    private final int most;
    private final Function<T, Lane> lane;
    private final Turns<T> turns = new Turns<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition drained = lock.newCondition();

    public FairQueue(int most, Function<T, Lane> lane) {
        this.most = most;
        this.lane = lane;
    }

    /// False when there is no room for this lane: the item was not taken.
    public boolean offer(T item) {
        lock.lock();
        try {
            return room(lane.apply(item)) && added(item);
        } finally {
            lock.unlock();
        }
    }

    /// Waits for room in the queue as a whole; meant for what was let in before and only moves on.
    /// False when there was none in time: the item was not taken.
    public boolean put(T item, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (turns.size() >= most) {
                if (left <= 0) {
                    return false;
                }
                left = drained.awaitNanos(left);
            }
            return added(item);
        } finally {
            lock.unlock();
        }
    }

    /// Whether an offer of this lane would be taken just now.
    public boolean hasRoom(Lane of) {
        lock.lock();
        try {
            return room(of);
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return turns.size();
        } finally {
            lock.unlock();
        }
    }

    /// Null when nothing waits.
    public @Nullable T poll() {
        lock.lock();
        try {
            return taken();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for something; null when nothing came in time.
    public @Nullable T poll(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (turns.size() == 0) {
                if (left <= 0) {
                    return null;
                }
                left = filled.awaitNanos(left);
            }
            return taken();
        } finally {
            lock.unlock();
        }
    }

    /// Takes so many at most, in the order of their turns, and says how many they were.
    public int drainTo(Collection<? super T> batch, int count) {
        lock.lock();
        try {
            var taken = 0;
            while (taken < count) {
                var item = taken();
                if (item == null) {
                    break;
                }
                batch.add(item);
                taken++;
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private boolean room(Lane of) {
        var free = most - turns.size();
        var organization = turns.ofOrganization(of.organization());
        return free > 0
                && (organization == 0 || organization < free)
                && (organization == 0 || turns.of(of) < Math.max(1, free - organization));
    }

    private boolean added(T item) {
        turns.add(lane.apply(item), item);
        filled.signal();
        return true;
    }

    private @Nullable T taken() {
        var item = turns.take();
        if (item != null) {
            drained.signal();
        }
        return item;
    }
}
