package caseloom.webhooks;

import caseloom.db.Db;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// All active destinations in memory. What is known here may be old: who writes by it has the
/// database say whether it is. Safe to share.
final class Subscribers {

    private final DestinationsStore store = new DestinationsStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Db db;
    private volatile @Nullable Known known;

    Subscribers(Db db) {
        this.db = db;
    }

    Known known() {
        var found = known;
        return found == null ? read(null) : found;
    }

    /// Whether something has changed since then; reads anew unless somebody else did.
    boolean moved(Known then) {
        return read(then).epoch() != then.epoch();
    }

    /// Whoever waited while another read takes what that one found.
    private Known read(@Nullable Known before) {
        lock.lock();
        try {
            var meanwhile = known;
            if (meanwhile != null && !meanwhile.equals(before)) {
                return meanwhile;
            }
            var found = db.system(store::known);
            known = found;
            return found;
        } finally {
            lock.unlock();
        }
    }
}
