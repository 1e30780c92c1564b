package caseloom.cases;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DatabaseFault;
import caseloom.db.Db;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// Lists of cases, newest number first, paged by number, counted never. What it reads is at most a
/// second behind the cases. Safe to share between threads.
public final class CaseList {

    /// The database stopped a statement that took too long.
    private static final String STOPPED = "57014";

    private final CaseSearchStore store = new CaseSearchStore();
    private final Db db;
    private final Duration patience;

    public CaseList(Db db, CaseSearchSettings settings) {
        this.db = db;
        this.patience = settings.patience();
    }

    /// At most so many cases that fit; a search that takes too long is refused.
    public Outcome<List<FoundCase>> list(OrganizationId organization, CaseFilter filter, int most) {
        var attributes = filter.attributes();
        if (attributes == null) {
            return inTime(() -> narrowed(organization, filter, most));
        }
        return inTime(() -> {
            var numbers =
                    db.system(tx -> {
                        store.patience(tx, patience);
                        return store.numbersWith(tx, organization, attributes, filter, most);
                    });
            return db.tx(organization, tx -> store.byNumbers(tx, organization, numbers));
        });
    }

    private List<FoundCase> narrowed(OrganizationId organization, CaseFilter filter, int most) {
        return db.tx(
                organization,
                tx -> {
                    store.patience(tx, patience);
                    return store.list(tx, organization, filter, most);
                });
    }

    private Outcome<List<FoundCase>> inTime(Supplier<List<FoundCase>> search) {
        try {
            return Outcome.done(search.get());
        } catch (DatabaseFault e) {
            if (e.getCause() instanceof SQLException cause && STOPPED.equals(cause.getSQLState())) {
                return Outcome.refused(
                        new Refusal.TooMany("milliseconds of searching", patience.toMillis()));
            }
            throw e;
        }
    }
}
