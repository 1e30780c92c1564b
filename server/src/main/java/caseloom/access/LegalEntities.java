package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
            @Nullable String name, @Nullable String type, @Nullable String jurisdiction) {

        /// What the audit trail tells of it: only what shall be another.
        private ObjectNode told() {
            var told = Json.object();
            if (name != null) {
                told.put("name", name);
            }
            if (type != null) {
                told.put("entity_type", type);
            }
            if (jurisdiction != null) {
                told.put("jurisdiction", jurisdiction);
            }
            return told;
        }
    }

    /// A new legal entity; what is empty is unset.
    public Outcome<LegalEntity> create(Actor by, String name, String type, String jurisdiction) {
        var organization = by.organization();
        return audited(
                by,
                tx -> {
                    store.alone(tx, organization);
                    return created(tx, organization, new LegalEntity(0, name, type, jurisdiction));
                },
                made ->
                        new Deed(
                                "entity.create",
                                made.id(),
                                new Change(name, type, jurisdiction).told()));
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

    public Outcome<LegalEntity> change(Actor by, long entity, Change change) {
        return audited(
                by,
                tx ->
                        store.change(tx, by.organization(), entity, change)
                                .map(Outcome::done)
                                .orElseGet(() -> unknown(entity)),
                _ -> new Deed("entity.change", entity, change.told()));
    }

    public Outcome<Long> delete(Actor by, long entity) {
        return audited(
                by,
                tx ->
                        store.delete(tx, by.organization(), entity)
                                ? Outcome.done(entity)
                                : unknown(entity),
                _ -> Deed.of("entity.delete", entity));
    }

    private <T> Outcome<T> audited(
            Actor by, Function<Tx, Outcome<T>> work, Function<T, Deed> deed) {
        return db.tx(
                by.organization(),
                tx -> {
                    var outcome = work.apply(tx);
                    if (outcome instanceof Outcome.Done<T>(var value)) {
                        AuditTrail.note(tx, by, deed.apply(value));
                    }
                    return outcome;
                });
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
