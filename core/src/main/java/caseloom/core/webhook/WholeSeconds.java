package caseloom.core.webhook;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Moments as both catalogues write them: whole seconds, fractions dropped.
final class WholeSeconds {

    private WholeSeconds() {}

    static String of(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
