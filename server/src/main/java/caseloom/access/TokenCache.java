package caseloom.access;

import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Tokens by hash, from memory. Unknown ones are remembered too, as many as there is room for, so
/// that a client with a dead token costs no statements. Safe to share.
final class TokenCache {

    /// How many look-ups of tokens that memory does not know may be under way, so that invented
    /// tokens cannot take all connections of the pool.
    private static final int READS_AT_ONCE = 4;

    private final Db db;
    private final CacheEpoch epoch;
    private final int most;
    private final AccessStore store = new AccessStore();
    private final Semaphore reads = new Semaphore(READS_AT_ONCE);
    private volatile Known known = new Known(-1);

    TokenCache(Db db, CacheEpoch epoch, int most) {
        this.db = db;
        this.epoch = epoch;
        this.most = most;
    }

    /// What was read while the epoch had one number.
    private record Known(long number, ConcurrentHashMap<TokenHash, Optional<Grant>> grants) {

        Known(long number) {
            this(number, new ConcurrentHashMap<>());
        }
    }

    Optional<Grant> find(TokenHash hash) {
        var current = current(epoch.confirmed());
        var found = current.grants.get(hash);
        if (found != null) {
            return found;
        }
        var read = read(hash);
        if (current.grants.size() >= most) {
            // Full of unknown ones, most likely: start over rather than sort them out.
            known = new Known(current.number);
        } else {
            current.grants.put(hash, read);
        }
        return read;
    }

    private Known current(long number) {
        var current = known;
        if (current.number != number) {
            current = new Known(number);
            known = current;
        }
        return current;
    }

    private Optional<Grant> read(TokenHash hash) {
        reads.acquireUninterruptibly();
        try {
            return db.atOnce(tx -> store.find(tx, hash));
        } finally {
            reads.release();
        }
    }
}
