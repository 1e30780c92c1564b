package caseloom.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a token that was not revoked allows, as the cache keeps it.
record Grant(
        Caller caller, TokenKind kind, @Nullable Integer rateLimit, @Nullable Instant expiresAt) {

    boolean validAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }
}
