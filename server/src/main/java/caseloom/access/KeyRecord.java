package caseloom.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key as lists show it; never its value (L-271).
///
/// @param active whether it is switched on; it may be revoked or expired all the same
/// @param ratePerMinute requests a minute; 0 for no limit
public record KeyRecord(
        long id,
        String name,
        String firstCharacters,
        Member owner,
        boolean active,
        int ratePerMinute,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public KeyState state(Instant now) {
        return KeyState.at(now, new KeyState.Terms(revokedAt != null, active, expiresAt));
    }
}
