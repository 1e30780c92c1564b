package caseloom.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token to be made.
///
/// @param installation whether it may act for every organization; only for `ADMIN`
/// @param rateLimit requests a minute, 0 for none; null for what the server grants
/// @param createdBy the member who makes it
/// @param expiresAt from this moment on it is invalid; null for never
public record NewToken(
        TokenKind kind,
        boolean installation,
        String name,
        @Nullable Integer rateLimit,
        long createdBy,
        @Nullable Instant expiresAt) {

    public static final int NAME_MOST = 200;

    public NewToken {
        if (installation && kind != TokenKind.ADMIN) {
            throw new IllegalArgumentException("only administrator tokens are for all");
        }
        if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_MOST) {
            throw new IllegalArgumentException("a name has 1 to " + NAME_MOST + " characters");
        }
        if (rateLimit != null && rateLimit < 0) {
            throw new IllegalArgumentException("a limit is 0 or more: " + rateLimit);
        }
    }

    /// A token for the Champ API with the server's own rate limit and no end.
    public static NewToken api(String name, long createdBy) {
        return new NewToken(TokenKind.API, false, name, null, createdBy, null);
    }

    /// An administrator token that may act for every organization.
    public static NewToken installation(String name, long createdBy) {
        return new NewToken(TokenKind.ADMIN, true, name, null, createdBy, null);
    }
}
