package caseloom.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A table of the simulated store: committed rows, and beside them what open transactions changed.
/// Others see a change after its commit, as in PostgreSQL at `read committed`. Who would have to
/// wait for a row gets a conflict instead, since there is only one thread. For one thread.
final class Table<K, R> {

    private final NavigableMap<K, R> committed;
    private final NavigableMap<K, Change<R>> open;
    private Watch<K, R> watch = (key, before, after) -> {};

    private record Change<R>(long tx, @Nullable R row) {}

    /// Learns of each row that a commit changed; null where there was or is none.
    interface Watch<K, R> {
        void changed(K key, @Nullable R before, @Nullable R after);
    }

    Table(Comparator<K> order) {
        this.committed = new TreeMap<>(order);
        this.open = new TreeMap<>(order);
    }

    void watch(Watch<K, R> by) {
        watch = by;
    }

    /// What everybody sees.
    NavigableMap<K, R> rows() {
        return committed;
    }

    @Nullable R get(long tx, K key) {
        var change = open.get(key);
        return change != null && change.tx == tx ? change.row : committed.get(key);
    }

    NavigableMap<K, R> seenBy(long tx) {
        if (open.isEmpty()) {
            return committed;
        }
        var seen = new TreeMap<>(committed);
        open.forEach((key, change) -> {
            if (change.tx != tx) {
                return;
            }
            if (change.row == null) {
                seen.remove(key);
            } else {
                seen.put(key, change.row);
            }
        });
        return seen;
    }

    boolean lockedFor(long tx, K key) {
        var change = open.get(key);
        return change != null && change.tx != tx;
    }

    /// Writes or, with null, deletes a row.
    void put(long tx, K key, @Nullable R row) {
        if (lockedFor(tx, key)) {
            throw Faults.conflict("somebody else has " + key);
        }
        open.put(key, new Change<>(tx, row));
    }

    void insert(long tx, K key, R row) {
        if (!lockedFor(tx, key) && get(tx, key) != null) {
            throw Faults.duplicate(key + " is there already");
        }
        put(tx, key, row);
    }

    void commit(long tx) {
        if (open.isEmpty()) {
            return;
        }
        for (var entry : new ArrayList<>(open.entrySet())) {
            if (entry.getValue().tx == tx) {
                settle(entry.getKey(), entry.getValue().row);
            }
        }
        rollback(tx);
    }

    void rollback(long tx) {
        open.values().removeIf(change -> change.tx == tx);
    }

    private void settle(K key, @Nullable R row) {
        var before = row == null ? committed.remove(key) : committed.put(key, row);
        watch.changed(key, before, row);
    }
}
