package caseloom.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// The causes of a batch, as columns ready to be bound.
final class CausedBatch {

    final long[] organizations;
    final String[] keys;
    final long[] cases;
    final long[] runs;
    final Instant[] moments;
    final String[] causes;

    CausedBatch(List<Waiting> items) {
        var caused = items.stream().filter(item -> item.cause() != null).toList();
        organizations =
                caused.stream()
                        .mapToLong(item -> item.arrival().publication().organization().value())
                        .toArray();
        keys = caused.stream().map(item -> of(item).hash()).toArray(String[]::new);
        cases = caused.stream().mapToLong(item -> item.numbers().caseId().value()).toArray();
        runs = caused.stream().mapToLong(item -> item.numbers().runId().value()).toArray();
        moments = caused.stream().map(item -> item.arrival().at()).toArray(Instant[]::new);
        causes = caused.stream().map(item -> of(item).stored()).toArray(String[]::new);
    }

    boolean isEmpty() {
        return keys.length == 0;
    }

    private static Cause of(Waiting item) {
        return Objects.requireNonNull(item.cause());
    }
}
