package caseloom.champ;

import java.util.List;
import java.util.Optional;

/// What the `Idempotency-Key` header says (C-39, C-40).
sealed interface IdempotencyKey {

    record Absent() implements IdempotencyKey {}

    record Given(String key) implements IdempotencyKey {}

    record Invalid() implements IdempotencyKey {}

    int LENGTH_MOST = 255;

    static IdempotencyKey of(List<String> header) {
        if (header.isEmpty()) {
            return new Absent();
        }
        var key = header.getFirst();
        var fits =
                header.size() == 1
                        && !key.isEmpty()
                        && key.length() <= LENGTH_MOST
                        && key.chars().allMatch(c -> c >= '!' && c <= '~');
        return fits ? new Given(key) : new Invalid();
    }

    /// The key, when there is a good one.
    default Optional<String> text() {
        return switch (this) {
            case Given(var key) -> Optional.of(key);
            case Absent(), Invalid() -> Optional.empty();
        };
    }
}
