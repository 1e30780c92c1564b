package caseloom.access;

import caseloom.settings.Env;
import java.time.Duration;

/// Limits of who comes in.
///
/// @param tokenRateLimit requests a minute for tokens without a limit of their own; 0 for none
/// @param tokensKnown how many tokens, valid or not, are kept in memory, and how many keys
/// @param lastUseEvery how often the moments of last use are written down
public record AccessSettings(int tokenRateLimit, int tokensKnown, Duration lastUseEvery) {

    public static AccessSettings from(Env env) {
        return new AccessSettings(
                env.integer("TOKEN_RATE_LIMIT", 600, 0, Integer.MAX_VALUE),
                env.integer("TOKENS_KNOWN", 20_000, 100, 10_000_000),
                env.duration("TOKEN_LAST_USE_EVERY", Duration.ofSeconds(10)));
    }
}
