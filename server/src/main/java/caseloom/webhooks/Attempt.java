package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An attempt that has ended, as it is recorded.
///
/// @param next when to try again; null when the delivery has ended
/// @param number of the attempt, from 1 on
record Attempt(
        Of of,
        int number,
        Instant at,
        Instant endedAt,
        Result result,
        Sent sent,
        Answer answer,
        @Nullable Instant next) {

    /// Which delivery, and to which destination.
    ///
    /// @param failing whether the destination's attempt before failed
    record Of(long caseId, long delivery, OrganizationId organization, long to, boolean failing) {}

    /// How it ended.
    enum Result {
        SUCCEEDED,
        FAILED,
        /// The server stopped meanwhile: nobody knows whether it arrived.
        INTERRUPTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What was sent besides the body, without credentials.
    ///
    /// @param headers a JSON object
    record Sent(String url, String headers) {}

    /// What came back, as far as it is kept.
    ///
    /// @param error why it failed, when no status says so
    record Answer(@Nullable Integer status, @Nullable String text, @Nullable String error) {}
}
