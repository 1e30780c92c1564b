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
    private final Mint mint;
    private final AccessStore store = new AccessStore();

    /// The random generator must be fit for secrets and for sharing; only tests may use another.
    public Tokens(Db db, CacheEpoch epoch, InstantSource clock, RandomGenerator random) {
        this.db = db;
        this.epoch = epoch;
        this.clock = clock;
        this.mint = new Mint(epoch, clock, random);
    }

    /// Makes a token in a transaction of its own.
    public Issued create(OrganizationId organization, NewToken token) {
        var created = db.tx(organization, tx -> create(tx, organization, token));
        epoch.forget();
        return created;
    }

    /// Makes a token in the caller's transaction.
    public Issued create(Tx tx, OrganizationId organization, NewToken token) {
        return mint.issue(
                tx,
                token.kind().form(),
                (secret, now) -> store.create(tx, organization, token, secret, now));
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
