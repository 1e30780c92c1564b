package caseloom.cases;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.outcome.Outcome;
import java.time.Duration;
import java.util.List;

/// Lists of cases, newest number first, paged by number, counted never. What it reads is at most a
/// second behind the cases. Safe to share between threads.
public final class CaseList {

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
            return InTime.of(patience, () -> narrowed(organization, filter, most));
        }
        return InTime.of(
                patience,
                () -> {
                    var numbers =
                            db.system(tx -> {
                                InTime.bound(tx, patience);
                                return store.numbersWith(
                                        tx, organization, attributes, filter, most);
                            });
                    return db.tx(organization, tx -> store.byNumbers(tx, organization, numbers));
                });
    }

    private List<FoundCase> narrowed(OrganizationId organization, CaseFilter filter, int most) {
        return db.tx(
                organization,
                tx -> {
                    InTime.bound(tx, patience);
                    return store.list(tx, organization, filter, most);
                });
    }
}
