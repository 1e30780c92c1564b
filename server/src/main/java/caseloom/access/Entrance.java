package caseloom.access;

import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Decides who comes in: reads the `Authorization` header, looks the token up, counts the request
/// (C-7 to C-15, C-38). Safe to share.
public final class Entrance {

    private static final String SCHEME = "Bearer";

    private final InstantSource clock;
    private final AccessSettings settings;
    private final EpochCache<SecretHash, Optional<Grant>> tokens;
    private final RateLimits<Long> limits;
    private final LastUse lastUse;

    public Entrance(Db db, CacheEpoch epoch, InstantSource clock, AccessSettings settings) {
        this.clock = clock;
        this.settings = settings;
        var store = new AccessStore();
        this.tokens =
                new EpochCache<>(
                        epoch,
                        settings.tokensKnown(),
                        hash -> db.atOnce(tx -> store.find(tx, hash)));
        this.limits = new RateLimits<>(clock);
        this.lastUse = new LastUse(db, "token-last-use", settings.lastUseEvery(), store::used);
    }

    /// What became of somebody at the entrance.
    public sealed interface Entry {

        record Admitted(Caller caller) implements Entry {}

        /// No token, or none that is valid here. Why is nobody's business (C-14).
        record Unknown() implements Entry {}

        /// Known, but too many requests this minute.
        record TooMany(long seconds) implements Entry {}
    }

    /// The service that writes down when tokens were used; to be started with the server.
    public LastUse lastUse() {
        return lastUse;
    }

    /// Judges the values of the `Authorization` header, one for each time it was sent; the token
    /// must be of one of these kinds.
    public Entry enter(List<String> authorization, TokenKind... kinds) {
        if (authorization.size() != 1) {
            return new Entry.Unknown();
        }
        var value = bearer(authorization.getFirst());
        var kind = List.of(kinds).stream().filter(one -> one.looksLike(value)).findFirst();
        if (kind.isEmpty()) {
            return new Entry.Unknown();
        }
        var now = clock.instant();
        var grant = tokens.find(SecretHash.of(value));
        if (grant.isEmpty() || grant.get().kind() != kind.get() || !grant.get().validAt(now)) {
            return new Entry.Unknown();
        }
        return counted(grant.get());
    }

    private Entry counted(Grant grant) {
        var caller = grant.caller();
        var own = grant.rateLimit();
        var limit = own == null ? settings.tokenRateLimit() : own;
        var seconds = limits.secondsToWait(caller.token(), limit);
        lastUse.used(caller.token(), clock.instant());
        return seconds > 0 ? new Entry.TooMany(seconds) : new Entry.Admitted(caller);
    }

    /// What follows the scheme, whose name is compared without regard to case (C-13); empty when it
    /// is another.
    private static String bearer(String header) {
        var from = SCHEME.length();
        if (header.length() <= from
                || header.charAt(from) != ' '
                || !header.regionMatches(true, 0, SCHEME, 0, from)) {
            return "";
        }
        return header.substring(from + 1).strip();
    }
}
