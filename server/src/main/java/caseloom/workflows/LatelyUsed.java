package caseloom.workflows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The entries used last, at most so many of them. Safe to share between threads.
final class LatelyUsed<K, V> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, V> entries;

    LatelyUsed(int most) {
        this.entries = new Bounded<>(most);
    }

    @Nullable V get(K key) {
        lock.lock();
        try {
            return entries.get(key);
        } finally {
            lock.unlock();
        }
    }

    /// The entry of that key, made by `first` when there is none; `first` must be quick.
    V get(K key, Function<? super K, ? extends V> first) {
        lock.lock();
        try {
            return entries.computeIfAbsent(key, first);
        } finally {
            lock.unlock();
        }
    }

    void put(K key, V value) {
        lock.lock();
        try {
            entries.put(key, value);
        } finally {
            lock.unlock();
        }
    }

    void drop(K key) {
        lock.lock();
        try {
            entries.remove(key);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private static final class Bounded<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Bounded(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
