package caseloom.views;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The saved views of members; nobody sees those of others. Safe to share.
public final class SavedViews {

    private final SavedViewsStore store = new SavedViewsStore();
    private final Db db;
    private final InstantSource clock;
    private final SavedViewsSettings settings;

    public SavedViews(Db db, InstantSource clock, SavedViewsSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /// A view that was saved.
    ///
    /// @param made whether there was none of that name before
    public record Saved(SavedView view, boolean made) {}

    /// Those of a member by name: at most as many as a member may keep.
    public List<SavedView> of(OrganizationId organization, long member) {
        return db.tx(organization, tx -> store.list(tx, organization, member));
    }

    /// Keeps a query under a name, in place of the one that the member kept under it before.
    public Outcome<Saved> save(
            OrganizationId organization, long member, String name, String query) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return db.tx(
                organization,
                tx -> {
                    store.hold(tx, organization, member);
                    var changed = store.change(tx, organization, member, name, query);
                    if (changed.isPresent()) {
                        return Outcome.done(new Saved(changed.get(), false));
                    }
                    if (store.list(tx, organization, member).size() >= settings.most()) {
                        return Outcome.refused(new Refusal.TooMany("saved views", settings.most()));
                    }
                    var view = new SavedView(0, name, query, now);
                    return Outcome.done(
                            new Saved(store.create(tx, organization, member, view), true));
                });
    }

    /// Forgets one; refused when the member has none of that number.
    public Outcome<Long> delete(OrganizationId organization, long member, long id) {
        return db.tx(
                organization,
                tx ->
                        store.delete(tx, organization, member, id)
                                ? Outcome.done(id)
                                : Outcome.refused(new Refusal.NotFound("view", Long.toString(id))));
    }
}
