package caseloom.access;

import caseloom.core.cases.OrganizationId;
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

    public <T> Outcome<T> by(OrganizationId organization, Function<Tx, Outcome<T>> work) {
        try {
            return db.tx(
                    organization,
                    tx -> {
                        var outcome = work.apply(tx);
                        if (outcome instanceof Outcome.Done<T>) {
                            epoch.moved(tx);
                        }
                        return outcome;
                    });
        } finally {
            epoch.forget();
        }
    }
}
