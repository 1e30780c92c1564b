package caseloom.calls;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values that are good for a while, boundedly many; the one not used for longest goes first. Of
/// several callers that miss the same value one makes it and the others wait for that. Safe to
/// share.
///
/// @param <K> by what a value is found
/// @param <V> what is kept
final class Kept<K, V> {

    private final Map<K, Place<V>> places = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    /// Where one value is, or will be.
    private static final class Place<V> {

        private @Nullable Good<V> good;
    }

    /// A value and until when it is good.
    record Good<V>(V value, Instant until) {}

    /// What a caller gets.
    ///
    /// @param fresh whether it was made for this very call
    record Had<V>(V value, boolean fresh) {}

    Kept(int most) {
        this.most = most;
    }

    /// The value that is good at that moment; made anew when there is none.
    Had<V> get(K key, Instant now, Function<K, Good<V>> make) {
        var place = place(key);
        synchronized (place) {
            var good = place.good;
            if (good != null && now.isBefore(good.until())) {
                return new Had<>(good.value(), false);
            }
            var made = make.apply(key);
            place.good = made;
            return new Had<>(made.value(), true);
        }
    }

    /// Forgets that value, unless another one is there by now.
    void forget(K key, V value) {
        var place = place(key);
        synchronized (place) {
            if (place.good != null && place.good.value().equals(value)) {
                place.good = null;
            }
        }
    }

    private synchronized Place<V> place(K key) {
        var place = places.computeIfAbsent(key, _ -> new Place<>());
        if (places.size() > most) {
            places.remove(places.keySet().iterator().next());
        }
        return place;
    }
}
