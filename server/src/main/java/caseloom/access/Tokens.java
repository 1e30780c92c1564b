package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    public Issued create(Actor by, NewToken token) {
        var organization = by.organization();
        var created =
                db.tx(
                        organization,
                        tx -> {
                            var made = create(tx, organization, token);
                            AuditTrail.note(
                                    tx, by, new Deed("token.create", made.id(), detail(token)));
                            return made;
                        });
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
    public boolean revoke(Actor by, long token) {
        var organization = by.organization();
        var revoked =
                db.tx(
                        organization,
                        tx -> {
                            var changed = store.revoke(tx, organization, token, clock.instant());
                            if (changed) {
                                epoch.moved(tx);
                                AuditTrail.note(tx, by, Deed.of("token.revoke", token));
                            }
                            return changed;
                        });
        epoch.forget();
        return revoked;
    }

    private static ObjectNode detail(NewToken token) {
        var end = token.expiresAt();
        return Json.object()
                .put("name", token.name())
                .put("kind", token.kind().word())
                .put("installation", token.installation())
                .put("rate_limit", token.rateLimit())
                .put("expires_at", end == null ? null : end.toString());
    }
}
