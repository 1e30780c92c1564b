package caseloom.admin;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Moments as requests write them.
final class Moments {

    /// A year has four digits, which is all that databases and programs agree on.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    private Moments() {}

    /// Empty for what is no moment, or none that can be kept.
    static Optional<Instant> read(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(at -> !at.isBefore(FIRST) && at.isBefore(TOO_LATE));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
