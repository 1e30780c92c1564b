package caseloom.core.definition;

import caseloom.core.expression.Expression;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// When and how often a `try` is tried again (W-1).
///
/// @param attempts the most attempts in all, the first one included; null for the setting's limit
/// @param attemptFor how long one attempt may take
/// @param within how long all attempts together may take
public record Retry(
        @Nullable Expression when,
        @Nullable Expression exceptWhen,
        Pause delay,
        Backoff backoff,
        @Nullable Integer attempts,
        @Nullable Pause attemptFor,
        @Nullable Pause within,
        @Nullable Jitter jitter) {

    /// How the delay grows: after attempt n it is the delay (constant), n times the delay (linear),
    /// or 2^(n-1) times the delay (exponential).
    public enum Backoff {
        CONSTANT,
        LINEAR,
        EXPONENTIAL
    }

    /// A random part between the two, added to the delay.
    public record Jitter(Duration from, Duration to) {}
}
