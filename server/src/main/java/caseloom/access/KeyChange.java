package caseloom.access;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What shall be another about a key; null leaves it as it is.
///
/// @param active whether it is switched on
/// @param end when it expires, which may be never
public record KeyChange(
        @Nullable Boolean active,
        @Nullable Integer ratePerMinute,
        @Nullable Long owner,
        @Nullable End end) {

    public KeyChange {
        if (ratePerMinute != null && ratePerMinute < 0) {
            throw new IllegalArgumentException("a limit is 0 or more: " + ratePerMinute);
        }
    }

    /// The end of a key; null for never.
    public record End(@Nullable Instant at) {

        public End {
            at = NewKey.second(at);
        }
    }

    /// What the audit trail tells of it: only what shall be another.
    ObjectNode told() {
        var told = Json.object();
        if (active != null) {
            told.put("active", active);
        }
        if (ratePerMinute != null) {
            told.put("rate_limit", ratePerMinute);
        }
        if (owner != null) {
            told.put("owner_id", owner);
        }
        if (end != null) {
            told.put("expires_at", end.at() == null ? null : end.at().toString());
        }
        return told;
    }

    public static KeyChange switched(boolean active) {
        return new KeyChange(active, null, null, null);
    }
}
