package caseloom.access;

import caseloom.db.CacheEpoch;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// What the database says about a key of ours, from memory for as long as the epoch stands. What is
/// not there is remembered too, as much as there is room for, so that a client with a dead secret
/// costs no statements. Safe to share.
public final class EpochCache<K, V> {

    /// How many look-ups of what memory does not know may be under way, so that invented secrets
    /// cannot take all connections of the pool.
    private static final int READS_AT_ONCE = 4;

    private final CacheEpoch epoch;
    private final int most;
    private final Function<K, V> reader;
    private final Semaphore reads = new Semaphore(READS_AT_ONCE);
    private volatile Known<K, V> known = new Known<>(-1);

    public EpochCache(CacheEpoch epoch, int most, Function<K, V> reader) {
        this.epoch = epoch;
        this.most = most;
        this.reader = reader;
    }

    /// What was read while the epoch had one number.
    private record Known<K, V>(long number, ConcurrentHashMap<K, V> values) {

        Known(long number) {
            this(number, new ConcurrentHashMap<>());
        }
    }

    public V find(K key) {
        var current = current(epoch.confirmed());
        var found = current.values.get(key);
        if (found != null) {
            return found;
        }
        var read = read(key);
        if (current.values.size() >= most) {
            // Full of unknown ones, most likely: start over rather than sort them out.
            known = new Known<>(current.number);
        } else {
            current.values.put(key, read);
        }
        return read;
    }

    private Known<K, V> current(long number) {
        var current = known;
        if (current.number != number) {
            current = new Known<>(number);
            known = current;
        }
        return current;
    }

    private V read(K key) {
        reads.acquireUninterruptibly();
        try {
            return reader.apply(key);
        } finally {
            reads.release();
        }
    }
}
