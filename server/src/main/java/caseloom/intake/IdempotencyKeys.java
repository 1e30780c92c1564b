package caseloom.intake;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.intake.KeyStore.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What is known of an Idempotency-Key (C-39 to C-46). Safe to share.
public final class IdempotencyKeys {

    private static final int FORGET_AT_ONCE = 500;

    private final KeyStore store;
    private final InstantSource clock;
    private final IntakeSettings settings;
    private final Set<Place> inFlight = ConcurrentHashMap.newKeySet();

    public IdempotencyKeys(Db db, InstantSource clock, IntakeSettings settings) {
        this(new PostgresKeyStore(db), clock, settings);
    }

    IdempotencyKeys(KeyStore store, InstantSource clock, IntakeSettings settings) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
    }

    /// What a request that brings a key finds.
    public sealed interface Claim extends AutoCloseable {

        /// Gives the key free again; what was stored stays.
        @Override
        default void close() {}

        /// Nobody used it in the last 24 hours: go on, and close when answered.
        record Fresh(Runnable release) implements Claim {

            @Override
            public void close() {
                release.run();
            }
        }

        /// The same request was answered before (C-42).
        record Repeated(String location, String answer) implements Claim {}

        /// The key was used with another body (C-43).
        record Clash() implements Claim {}

        /// The first request is still being handled (C-44).
        record Busy() implements Claim {}
    }

    /// What a body is known by, where that shows only once it was read.
    ///
    /// @param <X> why it may be impossible to read it
    @FunctionalInterface
    public interface BodyHash<X extends Exception> {
        String hash() throws X;
    }

    /// An answer to be sent again to whoever repeats the request (C-42).
    public record Answered(
            String scope, String key, String bodyHash, String location, String answer) {}

    /// Looks the key up and, when it is fresh, marks it as in flight on this node. Other nodes are
    /// held by the table's primary key: the second writer learns `KeyTaken`.
    public Claim claim(OrganizationId organization, String scope, String key, String bodyHash) {
        return claim(organization, scope, key, () -> bodyHash);
    }

    /// The same for a body that is still to be read; it is, when the key was used before.
    public <X extends Exception> Claim claim(
            OrganizationId organization, String scope, String key, BodyHash<X> bodyHash) throws X {
        var place = new Place(organization, scope, key);
        if (!inFlight.add(place)) {
            return new Claim.Busy();
        }
        var kept = false;
        try {
            var claim = recalled(place, bodyHash);
            kept = claim instanceof Claim.Fresh;
            return claim;
        } finally {
            if (!kept) {
                inFlight.remove(place);
            }
        }
    }

    /// Remembers an answer in the transaction that makes what it tells of.
    ///
    /// @throws caseloom.db.DatabaseFault of kind `DUPLICATE` when another node was faster
    public void remember(Tx tx, OrganizationId organization, Answered answered) {
        PostgresKeyStore.remember(tx, organization, answered, clock.instant());
    }

    /// One housekeeping pass: forgets some keys and starts that are older than they may be, and
    /// says how long until the next is due.
    public Duration pass() {
        var upTo = clock.instant().minus(settings.rememberFor());
        var forgotten = store.forgetExpired(upTo, FORGET_AT_ONCE);
        var started = clock.instant().minus(settings.startsFor());
        var starts = store.forgetStarts(started, FORGET_AT_ONCE);
        var more = forgotten == FORGET_AT_ONCE || starts == FORGET_AT_ONCE;
        return more ? Duration.ZERO : settings.rememberFor();
    }

    private <X extends Exception> Claim recalled(Place place, BodyHash<X> bodyHash) throws X {
        var since = clock.instant().minus(settings.rememberFor());
        var found = store.recall(place, since);
        if (found.isEmpty()) {
            return new Claim.Fresh(() -> inFlight.remove(place));
        }
        var remembered = found.get();
        return remembered.bodyHash().equals(bodyHash.hash())
                ? new Claim.Repeated(remembered.location(), remembered.answer())
                : new Claim.Clash();
    }
}
