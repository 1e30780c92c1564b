package caseloom.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Turns a list of rows into the columns that a set-based statement binds.
final class Columns {

    private Columns() {}

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

    static <T> Instant[] moments(List<T> rows, Function<T, Instant> column) {
        return rows.stream().map(column).toArray(Instant[]::new);
    }

    static long[] cases(List<RunKey> keys) {
        return longs(keys, RunKey::caseId);
    }

    static long[] runs(List<RunKey> keys) {
        return longs(keys, RunKey::runId);
    }
}
