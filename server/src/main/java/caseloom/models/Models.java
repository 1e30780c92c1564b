package caseloom.models;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.connections.Connection;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The models of an organization. There is none until somebody says which connection leads to one.
/// Safe to share.
public final class Models {

    static final String WHAT = "model";

    private final ModelsStore store = new ModelsStore();
    private final Db db;
    private final InstantSource clock;

    public Models(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Says which model a connection leads to, or other terms of it. Of an organization's models
    /// one reads documents: the last that was set to.
    public Outcome<Model> set(Actor by, Connection connection, ModelTerms terms) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var model = new Model(connection.id(), connection.name(), terms, at);
        return db.tx(
                by.organization(),
                tx -> {
                    store.alone(tx, by.organization());
                    if (terms.documents()) {
                        store.noneForDocuments(tx, by.organization(), connection.id());
                    }
                    if (!store.put(tx, by.organization(), model)) {
                        return unknown(connection.name());
                    }
                    AuditTrail.note(
                            tx,
                            by,
                            new Deed(
                                    "model.set",
                                    connection.id(),
                                    Json.object()
                                            .put("name", terms.name())
                                            .put("documents", terms.documents())));
                    return Outcome.done(model);
                });
    }

    /// Models by the numbers of their connections.
    ///
    /// @param after the last one of the page before; 0 for the first page
    public List<Model> list(OrganizationId organization, long after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, after, most));
    }

    public Optional<Model> find(OrganizationId organization, String connection) {
        return db.tx(organization, tx -> store.find(tx, organization, connection));
    }

    /// The one that reads documents.
    public Optional<Model> forDocuments(OrganizationId organization) {
        return db.tx(organization, tx -> store.forDocuments(tx, organization));
    }

    /// From now on the connection leads to no model. What it used up today stays counted.
    public Outcome<Long> remove(Actor by, Connection connection) {
        return db.tx(
                by.organization(),
                tx -> {
                    if (!store.remove(tx, by.organization(), connection.id())) {
                        return unknown(connection.name());
                    }
                    AuditTrail.note(tx, by, Deed.of("model.remove", connection.id()));
                    return Outcome.done(connection.id());
                });
    }

    /// What it used up today (UTC).
    public Spent spent(OrganizationId organization, long connection) {
        return db.tx(organization, tx -> store.spent(tx, organization, connection, today()));
    }

    /// Counts what a request may use up. False when a limit of the day does not allow it; then
    /// nothing is counted.
    boolean reserve(OrganizationId organization, Model model, Usage usage) {
        return db.tx(organization, tx -> store.reserve(tx, organization, model, today(), usage));
    }

    /// Counts what was used up in place of what was reserved.
    void settle(OrganizationId organization, Model model, Usage reserved, Usage used) {
        db.tx(
                organization,
                tx -> {
                    store.settle(tx, organization, model, today(), reserved, used);
                    return true;
                });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static <T> Outcome<T> unknown(String connection) {
        return Outcome.refused(new Refusal.NotFound(WHAT, connection));
    }
}
