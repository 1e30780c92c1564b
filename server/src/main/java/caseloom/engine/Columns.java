package caseloom.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Turns a list of rows into the columns that a set-based statement binds.
final class Columns {

    private Columns() {}

    /// The rows in the order in which they are to be taken: a statement of the writers visits its
    /// rows in the order of what it binds.
    static <T, K> List<T> inOrder(List<T> rows, Function<T, K> key, Comparator<K> order) {
        return rows.stream().sorted(Comparator.comparing(key, order)).toList();
    }

    static <T> long[] longs(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }

    static <T> int[] ints(List<T> rows, ToIntFunction<T> column) {
        return rows.stream().mapToInt(column).toArray();
    }

    static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        var texts = new @Nullable String[rows.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i));
        }
        return texts;
    }

    static <T> @Nullable Instant[] moments(List<T> rows, Function<T, @Nullable Instant> column) {
        var moments = new @Nullable Instant[rows.size()];
        for (var i = 0; i < moments.length; i++) {
            moments[i] = column.apply(rows.get(i));
        }
        return moments;
    }

    static long[] cases(List<RunKey> keys) {
        return longs(keys, RunKey::caseId);
    }

    static long[] runs(List<RunKey> keys) {
        return longs(keys, RunKey::runId);
    }
}
