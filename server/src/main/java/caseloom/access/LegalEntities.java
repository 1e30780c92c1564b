package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The legal entities of an organization. Safe to share.
public final class LegalEntities {

    /// The most that an organization has, since one answer holds them all (L-42).
    public static final int MOST = 1_000;

    private static final String WHAT = "legal entity";

    private final Db db;
    private final LegalEntitiesStore store = new LegalEntitiesStore();

    public LegalEntities(Db db) {
        this.db = db;
    }

    /// What shall be another about a legal entity; null leaves it as it is.
    public record Change(
            @Nullable String name, @Nullable String type, @Nullable String jurisdiction) {}

    /// A new legal entity; what is empty is unset.
    public Outcome<LegalEntity> create(
            OrganizationId organization, String name, String type, String jurisdiction) {
        return db.tx(
                organization,
                tx -> {
                    store.alone(tx, organization);
                    return created(tx, organization, new LegalEntity(0, name, type, jurisdiction));
                });
    }

    /// All of them by id (L-43).
    public List<LegalEntity> all(OrganizationId organization) {
        return list(organization, 0, MOST);
    }

    /// Legal entities by id.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<LegalEntity> list(OrganizationId organization, long after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, after, most));
    }

    public Optional<LegalEntity> find(OrganizationId organization, long entity) {
        return db.tx(organization, tx -> store.find(tx, organization, entity));
    }

    public Outcome<LegalEntity> change(OrganizationId organization, long entity, Change change) {
        return db.tx(organization, tx -> store.change(tx, organization, entity, change))
                .map(Outcome::done)
                .orElseGet(() -> unknown(entity));
    }

    public Outcome<Long> delete(OrganizationId organization, long entity) {
        return db.tx(organization, tx -> store.delete(tx, organization, entity))
                ? Outcome.done(entity)
                : unknown(entity);
    }

    private Outcome<LegalEntity> created(Tx tx, OrganizationId organization, LegalEntity entity) {
        return store.count(tx, organization) < MOST
                ? Outcome.done(store.create(tx, organization, entity))
                : Outcome.refused(
                        new Refusal.Conflict(
                                WHAT, "An organization has at most " + MOST + " legal entities."));
    }

    private static <T> Outcome<T> unknown(long entity) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(entity)));
    }
}
