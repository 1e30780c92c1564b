package caseloom.connections;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The queries of connections (C-198). Safe to share.
public final class Queries {

    /// The most that a connection has.
    public static final int MOST = 200;

    private static final String WHAT = "query";

    private final ConnectionsStore connections = new ConnectionsStore();
    private final QueriesStore store = new QueriesStore();
    private final Db db;
    private final InstantSource clock;

    public Queries(Db db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    public Outcome<Query> create(Actor by, long connection, QueryTerms terms) {
        return audited(by, "query.create", tx -> created(tx, by.organization(), connection, terms));
    }

    /// Queries of a connection by id.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<Query> list(OrganizationId organization, long connection, long after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, connection, after, most));
    }

    public Optional<Query> find(OrganizationId organization, long connection, long id) {
        return db.tx(organization, tx -> store.find(tx, organization, connection, id));
    }

    /// The query of that name, of the connection of that name.
    public Optional<Query> find(OrganizationId organization, String connection, String name) {
        return db.tx(organization, tx -> store.find(tx, organization, connection, name));
    }

    /// Changes a query.
    ///
    /// @param change gives the terms after the change of those before
    public Outcome<Query> change(
            Actor by, long connection, long id, UnaryOperator<QueryTerms> change) {
        return audited(
                by,
                "query.change",
                tx ->
                        store.find(tx, by.organization(), connection, id)
                                .map(query -> changed(tx, by.organization(), query, change))
                                .orElseGet(() -> unknown(id)));
    }

    public Outcome<Query> delete(Actor by, long connection, long id) {
        return audited(
                by,
                "query.delete",
                tx -> {
                    var query = store.find(tx, by.organization(), connection, id);
                    var gone =
                            query.isPresent()
                                    && store.delete(tx, by.organization(), connection, id);
                    return gone ? Outcome.done(query.get()) : unknown(id);
                });
    }

    private Outcome<Query> created(
            Tx tx, OrganizationId organization, long connection, QueryTerms terms) {
        if (connections.held(tx, organization, connection).isEmpty()) {
            return Outcome.refused(
                    new Refusal.NotFound(Connections.WHAT, Long.toString(connection)));
        }
        if (store.count(tx, organization, connection) >= MOST) {
            return Outcome.refused(
                    new Refusal.Conflict(WHAT, "A connection has at most " + MOST + " queries."));
        }
        var now = now();
        return store.create(tx, organization, connection, terms, now)
                .map(id -> Outcome.done(new Query(id, connection, terms, now, now)))
                .orElseGet(() -> Outcome.refused(taken(terms)));
    }

    private Outcome<Query> changed(
            Tx tx, OrganizationId organization, Query query, UnaryOperator<QueryTerms> change) {
        var terms = change.apply(query.terms());
        if (store.nameIsTaken(tx, organization, query.connection(), terms.name(), query.id())) {
            return Outcome.refused(taken(terms));
        }
        var now = new Query(query.id(), query.connection(), terms, query.createdAt(), now());
        return store.change(tx, organization, now) ? Outcome.done(now) : unknown(query.id());
    }

    private Outcome<Query> audited(Actor by, String verb, Function<Tx, Outcome<Query>> work) {
        return db.tx(
                by.organization(),
                tx -> {
                    var outcome = work.apply(tx);
                    if (outcome instanceof Outcome.Done<Query>(var query)) {
                        AuditTrail.note(
                                tx,
                                by,
                                new Deed(
                                        verb,
                                        query.id(),
                                        Json.object()
                                                .put("connection", query.connection())
                                                .put("name", query.terms().name())));
                    }
                    return outcome;
                });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> Outcome<T> unknown(long id) {
        return Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(id)));
    }

    private static Refusal taken(QueryTerms terms) {
        return Refusal.Invalid.of(
                "name",
                "No other query of the connection has it; `" + terms.name() + "` is taken.",
                "Choose another name, or change the query that has it.");
    }
}
