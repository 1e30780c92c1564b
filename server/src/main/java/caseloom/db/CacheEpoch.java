package caseloom.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The number that moves with every change of tokens, workflows and organizations. A cache keeps
/// what it read together with the number and drops it when the number is another, so that a change
/// is seen at once by the node that made it and within half a second by all others (C-15). Safe to
/// share.
public final class CacheEpoch {

    private static final Duration TRUSTED = Duration.ofMillis(500);

    /// From this age on one request confirms anew while the others still trust what there is.
    private static final Duration AGEING = Duration.ofMillis(250);

    private static final Sql SQL = Sql.of(CacheEpoch.class, "db.sql");

    private final Db db;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Confirmed confirmed;

    public CacheEpoch(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// The moment is the one before the question, not after the answer.
    private record Confirmed(long number, Instant at) {}

    /// The number, confirmed by the database at most half a second ago.
    ///
    /// @throws DatabaseFault when it has to be asked and is not there
    public long confirmed() {
        var known = confirmed;
        var age = known == null ? TRUSTED : Duration.between(known.at, clock.instant());
        if (known != null && !age.isNegative() && age.compareTo(TRUSTED) < 0) {
            return age.compareTo(AGEING) < 0 ? known.number : renewed(known);
        }
        lock.lock();
        try {
            var meanwhile = confirmed;
            return meanwhile == null || meanwhile.equals(known) ? asked() : meanwhile.number;
        } finally {
            lock.unlock();
        }
    }

    /// Moves the number in the transaction of a change; `forget` must follow its commit.
    public void moved(Tx tx) {
        tx.change(SQL.get("epoch_moves"));
    }

    /// This node changed something: it trusts nothing it knew before.
    public void forget() {
        lock.lock();
        try {
            confirmed = null;
        } finally {
            lock.unlock();
        }
    }

    private long renewed(Confirmed known) {
        if (!lock.tryLock()) {
            return known.number;
        }
        try {
            return known.equals(confirmed) ? asked() : known.number;
        } finally {
            lock.unlock();
        }
    }

    private long asked() {
        var at = clock.instant();
        var number =
                db.atOnce(tx -> tx.first(SQL.get("epoch"), row -> row.getLong("value")))
                        .orElseThrow();
        confirmed = new Confirmed(number, at);
        return number;
    }
}
