package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import java.util.function.Function;

/// Changes of what is answered from memory: each moves the cache epoch in its own transaction, so
/// that no node goes on with what was known before for longer than a second (C-15, L-18). Safe to
/// share.
public final class Changes {

    private final Db db;
    private final CacheEpoch epoch;

    public Changes(Db db, CacheEpoch epoch) {
        this.db = db;
        this.epoch = epoch;
    }

    /// A change and its entry in the audit trail, in one transaction.
    ///
    /// @param deed what the audit trail tells of a change that was made
    public <T> Outcome<T> by(Actor by, Function<Tx, Outcome<T>> work, Function<T, Deed> deed) {
        try {
            return db.tx(
                    by.organization(),
                    tx -> {
                        var outcome = work.apply(tx);
                        if (outcome instanceof Outcome.Done<T>(var value)) {
                            epoch.moved(tx);
                            AuditTrail.note(tx, by, deed.apply(value));
                        }
                        return outcome;
                    });
        } finally {
            epoch.forget();
        }
    }
}
