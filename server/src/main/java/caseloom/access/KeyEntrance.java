package caseloom.access;

import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Decides who comes in with a key: reads the `X-API-Key` header, looks the key up, counts the
/// request (L-11 to L-18, L-23). Safe to share.
public final class KeyEntrance {

    private static final KeyEntry MISSING = new KeyEntry.Refused("API key required");
    private static final KeyEntry UNKNOWN = new KeyEntry.Refused("Invalid API key");
    private static final KeyEntry INACTIVE = new KeyEntry.Refused("API key is inactive");
    private static final KeyEntry REVOKED = new KeyEntry.Refused("API key has been revoked");
    private static final KeyEntry EXPIRED = new KeyEntry.Refused("API key has expired");

    private final InstantSource clock;
    private final EpochCache<SecretHash, Optional<KeyGrant>> keys;
    private final RateLimits<Long> limits;
    private final LastUse lastUse;

    public KeyEntrance(Db db, CacheEpoch epoch, InstantSource clock, AccessSettings settings) {
        var store = new KeysStore();
        this.clock = clock;
        this.keys =
                new EpochCache<>(
                        epoch,
                        settings.tokensKnown(),
                        hash -> db.atOnce(tx -> store.grant(tx, hash)));
        this.limits = new RateLimits<>(clock);
        this.lastUse = new LastUse(db, "key-last-use", settings.lastUseEvery(), store::used);
    }

    /// The service that writes down when keys were used; to be started with the server.
    public LastUse lastUse() {
        return lastUse;
    }

    /// Judges the values of the `X-API-Key` header, one for each time it was sent. Of several
    /// reasons to refuse, the first in the order of L-16 is said; who is refused is not counted.
    /// The keys of a closed organization are switched off.
    public KeyEntry enter(List<String> headers) {
        return entered(headers, grant -> grant.closed() ? INACTIVE : counted(grant.caller()));
    }

    /// The same, but whoever has a key that would be good gets to know that its organization is
    /// closed (L-45).
    public KeyEntry enterEvenClosed(List<String> headers) {
        return entered(
                headers,
                grant -> {
                    var entry = counted(grant.caller());
                    return grant.closed() && entry instanceof KeyEntry.Admitted
                            ? new KeyEntry.Closed()
                            : entry;
                });
    }

    private KeyEntry entered(List<String> headers, Function<KeyGrant, KeyEntry> good) {
        if (headers.isEmpty() || (headers.size() == 1 && headers.getFirst().isBlank())) {
            return MISSING;
        }
        if (headers.size() > 1 || !Opaque.KEY.looksLike(headers.getFirst())) {
            return UNKNOWN;
        }
        return keys.find(SecretHash.of(headers.getFirst()))
                .map(grant -> judged(grant, good))
                .orElse(UNKNOWN);
    }

    private KeyEntry judged(KeyGrant grant, Function<KeyGrant, KeyEntry> good) {
        return switch (KeyState.at(clock.instant(), grant.terms())) {
            case REVOKED -> REVOKED;
            case INACTIVE -> INACTIVE;
            case EXPIRED -> EXPIRED;
            case ACTIVE -> good.apply(grant);
        };
    }

    private KeyEntry counted(KeyCaller caller) {
        var seconds = limits.secondsToWait(caller.keyId(), caller.ratePerMinute());
        lastUse.used(caller.keyId(), clock.instant());
        return seconds > 0 ? new KeyEntry.TooMany(seconds) : new KeyEntry.Admitted(caller);
    }
}
