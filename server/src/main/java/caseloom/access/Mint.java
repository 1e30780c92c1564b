package caseloom.access;

import caseloom.db.CacheEpoch;
import caseloom.db.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Makes tokens and keys. The random generator must be fit for secrets and for sharing; only tests
/// may use another. Safe to share.
record Mint(CacheEpoch epoch, InstantSource clock, RandomGenerator random) {

    /// Stores the hash of a secret and gives the number under which it is kept.
    @FunctionalInterface
    interface Keeping {
        long kept(Secret secret, Instant now);
    }

    /// Makes one in the caller's transaction; from its end on every node knows it within a second.
    Issued issue(Tx tx, Opaque form, Keeping keeping) {
        var secret = form.draw(random);
        var id = keeping.kept(secret, clock.instant());
        epoch.moved(tx);
        return new Issued(id, secret.value());
    }
}
