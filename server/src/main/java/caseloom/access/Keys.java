package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Making, listing, changing, revoking and deleting keys of the Chamelio API (L-11 to L-18, L-271).
/// Safe to share.
public final class Keys {

    private static final String WHAT = "key";

    private final Db db;
    private final CacheEpoch epoch;
    private final Changes changes;
    private final InstantSource clock;
    private final Mint mint;
    private final KeysStore store = new KeysStore();

    /// The random generator must be fit for secrets and for sharing; only tests may use another.
    public Keys(Db db, CacheEpoch epoch, InstantSource clock, RandomGenerator random) {
        this.db = db;
        this.epoch = epoch;
        this.changes = new Changes(db, epoch);
        this.clock = clock;
        this.mint = new Mint(epoch, clock, random);
    }

    /// Makes a key in a transaction of its own.
    public Issued create(Actor by, NewKey key) {
        var organization = by.organization();
        var created =
                db.tx(
                        organization,
                        tx -> {
                            var made = create(tx, organization, key);
                            AuditTrail.note(tx, by, new Deed("key.create", made.id(), key.told()));
                            return made;
                        });
        epoch.forget();
        return created;
    }

    /// Makes a key in the caller's transaction.
    public Issued create(Tx tx, OrganizationId organization, NewKey key) {
        return mint.issue(
                tx, Opaque.KEY, (secret, now) -> store.create(tx, organization, key, secret, now));
    }

    /// Keys of an organization by id, whatever their state.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<KeyRecord> list(OrganizationId organization, long after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, after, most));
    }

    public Optional<KeyRecord> find(OrganizationId organization, long key) {
        return db.tx(organization, tx -> store.find(tx, organization, key));
    }

    /// Changes a key that was not revoked.
    public Outcome<KeyRecord> change(Actor by, long key, KeyChange change) {
        return guarded(
                by,
                new Deed("key.change", key, change.told()),
                tx -> store.change(tx, by.organization(), key, change));
    }

    /// Ends a key for good.
    public Outcome<KeyRecord> revoke(Actor by, long key) {
        return guarded(
                by,
                Deed.of("key.revoke", key),
                tx -> store.revoke(tx, by.organization(), key, clock.instant()));
    }

    /// Forgets a key; it is unknown from then on (L-17).
    public Outcome<Long> delete(Actor by, long key) {
        return changes.by(
                by,
                tx -> store.delete(tx, by.organization(), key) ? Outcome.done(key) : unknown(key),
                _ -> Deed.of("key.delete", key));
    }

    private Outcome<KeyRecord> guarded(Actor by, Deed deed, Guarded work) {
        var organization = by.organization();
        var key = deed.target();
        return changes.by(
                by,
                tx -> {
                    if (work.done(tx)) {
                        return Outcome.done(store.find(tx, organization, key).orElseThrow());
                    }
                    return store.find(tx, organization, key).isPresent()
                            ? Outcome.refused(revoked())
                            : unknown(key);
                },
                _ -> deed);
    }

    /// A statement that does nothing to a revoked key.
    @FunctionalInterface
    private interface Guarded {
        boolean done(Tx tx);
    }

    private static Refusal revoked() {
        return new Refusal.Conflict(WHAT, "The key is revoked, which cannot be undone.");
    }

    private static <T> Outcome<T> unknown(long key) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(key)));
    }
}
