package caseloom.engine;

import caseloom.core.interpreter.Measure;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Runs that wait, as this node last saw them, so that the next happening need not read them again.
/// Only a shortcut: a decision that was made of too old a sight is dropped by its guard (ADR 9).
/// Bounded by their size; those that were seen first go first, and very large ones are not
/// remembered. Safe to share.
final class Sights {

    /// What a sight takes beside its state and its attributes.
    private static final long FRAME = 500;

    private static final int DEPTH_MOST = 1_000;

    private final long most;
    private final long oneMost;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<RunKey, Seen> seen = new LinkedHashMap<>();
    private long size;

    private record Seen(Held held, long size) {}

    /// @param most bytes of all states and attributes together, near enough, as JSON text
    Sights(long most) {
        this.most = most;
        this.oneMost = most / 16;
    }

    void keep(Held held) {
        var weight = weight(held);
        lock.lock();
        try {
            remove(held.key());
            if (weight <= oneMost) {
                seen.put(held.key(), new Seen(held, weight));
                size += weight;
            }
            while (size > most) {
                remove(seen.firstEntry().getKey());
            }
        } finally {
            lock.unlock();
        }
    }

    void drop(RunKey key) {
        use(key);
    }

    /// The run for one happening: the next one sees what became of it.
    @Nullable Held use(RunKey key) {
        lock.lock();
        try {
            return remove(key);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Held remove(RunKey key) {
        var gone = seen.remove(key);
        if (gone == null) {
            return null;
        }
        size -= gone.size;
        return gone.held;
    }

    private long weight(Held held) {
        var state = held.state();
        return FRAME
                + (state == null ? 0 : Measure.of(state.stored(), oneMost, DEPTH_MOST).size())
                + Measure.of(held.view().attributes(), oneMost, DEPTH_MOST).size();
    }
}
