package caseloom.db;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The number that moves with every change of tokens, keys, members, workflows and organizations. A
/// cache keeps what it read together with the number and drops it when the number is another, so
/// that a change is seen at once by the node that made it and within half a second by all others
/// (C-15, L-18). Safe to share.
public final class CacheEpoch {

    private static final Duration TRUSTED = Duration.ofMillis(500);

    /// From this age on one request confirms anew while the others still trust what there is.
    private static final Duration AGEING = Duration.ofMillis(250);

    private static final Sql SQL = Sql.of(CacheEpoch.class, "db.sql");

    private final Db db;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Confirmed confirmed;
    private final AtomicLong attempts = new AtomicLong();
    private @Nullable DatabaseFault failure;

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
        return awaited(known);
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

    /// Whoever waited while another asked takes what came of that, be it a failure: a database that
    /// is gone must not be asked by one request after the other.
    private long awaited(@Nullable Confirmed known) {
        var before = attempts.get();
        lock.lock();
        try {
            var meanwhile = confirmed;
            if (meanwhile != null && !meanwhile.equals(known)) {
                return meanwhile.number;
            }
            if (attempts.get() != before && failure != null) {
                throw failure;
            }
            return asked();
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

    /// Asks the database; the lock is held.
    private long asked() {
        var at = clock.instant();
        attempts.incrementAndGet();
        try {
            var number = db.atOnce(tx -> tx.first(SQL.get("epoch"), row -> row.getLong("value")));
            confirmed = new Confirmed(number.orElseThrow(), at);
            failure = null;
            return number.orElseThrow();
        } catch (DatabaseFault e) {
            failure = e;
            throw e;
        }
    }
}
