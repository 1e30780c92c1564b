package caseloom.access;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A key to be made.
///
/// @param owner the number of the member who acts where a call names nobody (L-19)
/// @param ratePerMinute requests a minute; 0 for no limit
/// @param expiresAt from this second on it is expired; null for never
public record NewKey(String name, long owner, int ratePerMinute, @Nullable Instant expiresAt) {

    public static final int NAME_MOST = 200;

    /// What a key may do a minute unless another limit was asked for (L-23).
    public static final int RATE_PER_MINUTE = 120;

    public NewKey {
        if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_MOST) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MOST + " characters");
        }
        if (ratePerMinute < 0) {
            throw new IllegalArgumentException("a limit is 0 or more: " + ratePerMinute);
        }
        expiresAt = second(expiresAt);
    }

    /// A key with the usual rate limit and no end.
    public static NewKey of(String name, long owner) {
        return new NewKey(name, owner, RATE_PER_MINUTE, null);
    }

    /// What the audit trail tells of it.
    ObjectNode told() {
        return Json.object()
                .put("name", name)
                .put("owner_id", owner)
                .put("rate_limit", ratePerMinute)
                .put("expires_at", expiresAt == null ? null : expiresAt.toString());
    }

    /// A key expires at a whole second (L-18).
    static @Nullable Instant second(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }
}
