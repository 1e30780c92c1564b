package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/// Making, listing and revoking tokens (C-7 to C-15). Safe to share.
public final class Tokens {

    private final Db db;
    private final CacheEpoch epoch;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AccessStore store = new AccessStore();

    /// The random generator must be fit for secrets and for sharing; only tests may use another.
    public Tokens(Db db, CacheEpoch epoch, InstantSource clock, RandomGenerator random) {
        this.db = db;
        this.epoch = epoch;
        this.clock = clock;
        this.random = random;
    }

    /// A new token. The value is nowhere else: whoever gets this shows it once.
    public record Created(long id, String value) {

        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /// Makes a token in a transaction of its own.
    public Created create(OrganizationId organization, NewToken token) {
        var created = db.tx(organization, tx -> create(tx, organization, token));
        epoch.forget();
        return created;
    }

    /// Makes a token in the caller's transaction.
    public Created create(Tx tx, OrganizationId organization, NewToken token) {
        var secret = TokenSecret.draw(token.kind(), random);
        var id = store.create(tx, organization, token, secret, clock.instant());
        epoch.moved(tx);
        return new Created(id, secret.value());
    }

    /// Tokens of an organization, revoked and expired ones too, by id.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<TokenRecord> list(OrganizationId organization, long after, int most) {
        return db.tx(organization, tx -> store.tokens(tx, organization, after, most));
    }

    /// Revokes a token for good; false when the organization has no such token that is not revoked.
    public boolean revoke(OrganizationId organization, long token) {
        var revoked =
                db.tx(
                        organization,
                        tx -> {
                            var changed = store.revoke(tx, organization, token, clock.instant());
                            if (changed) {
                                epoch.moved(tx);
                            }
                            return changed;
                        });
        epoch.forget();
        return revoked;
    }
}
