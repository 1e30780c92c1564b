package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import java.util.List;
import java.util.Optional;

/// Published workflows by their text ids. One that was found is known from memory while nothing
/// changes. Safe to share.
public final class Catalogue {

    private final WorkflowsStore store = new WorkflowsStore();
    private final Db db;
    private final CacheEpoch epoch;
    private final LatelyUsed<Asked, Known> known;

    private record Asked(OrganizationId organization, String key) {}

    private record Known(long epoch, CatalogueEntry entry) {}

    public Catalogue(Db db, CacheEpoch epoch, WorkflowsSettings settings) {
        this.db = db;
        this.epoch = epoch;
        this.known = new LatelyUsed<>(settings.standings());
    }

    /// A part of the catalogue.
    ///
    /// @param total how many there are in all
    public record Page(List<CatalogueEntry> entries, long total) {}

    /// At most half a second old; empty for one that was never published, and for a deleted one.
    public Optional<CatalogueEntry> find(OrganizationId organization, String key) {
        // No text id has one, and the database takes none to look for.
        if (key.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var now = epoch.confirmed();
        var asked = new Asked(organization, key);
        var last = known.get(asked);
        if (last != null && last.epoch == now) {
            return Optional.of(last.entry);
        }
        var found = db.tx(organization, tx -> store.listed(tx, organization, key));
        found.ifPresent(entry -> known.put(asked, new Known(now, entry)));
        return found;
    }

    /// By text id.
    public Page page(OrganizationId organization, int limit, long offset) {
        return db.tx(
                organization,
                tx ->
                        new Page(
                                store.catalogue(tx, organization, limit, offset),
                                store.catalogueSize(tx, organization)));
    }
}
