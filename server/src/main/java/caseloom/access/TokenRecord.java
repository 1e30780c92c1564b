package caseloom.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token as lists show it; never its value (C-188).
///
/// @param rateLimit requests a minute; null for what the server grants
public record TokenRecord(
        long id,
        TokenKind kind,
        boolean installation,
        String name,
        String firstCharacters,
        @Nullable Integer rateLimit,
        String creator,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {}
