package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on queries.
final class QueriesStore {

    private static final Sql SQL = Sql.of(QueriesStore.class, "queries.sql");

    int count(Tx tx, OrganizationId organization, long connection) {
        return tx.first(SQL.get("count"), row -> row.getInt(1), organization.value(), connection)
                .orElseThrow();
    }

    /// Empty when the name is taken.
    Optional<Long> create(
            Tx tx, OrganizationId organization, long connection, QueryTerms terms, Instant at) {
        return tx.first(
                SQL.get("create"),
                row -> row.getLong("id"),
                organization.value(),
                connection,
                terms.name(),
                terms.description(),
                terms.method(),
                terms.path(),
                Json.write(terms.parameters()),
                Json.write(terms.result()),
                at,
                at);
    }

    List<Query> list(Tx tx, OrganizationId organization, long connection, long after, int most) {
        return tx.list(
                SQL.get("list"),
                QueriesStore::query,
                organization.value(),
                connection,
                after,
                most);
    }

    Optional<Query> find(Tx tx, OrganizationId organization, long connection, long id) {
        return tx.first(SQL.get("find"), QueriesStore::query, organization.value(), connection, id);
    }

    Optional<Query> find(Tx tx, OrganizationId organization, String connection, String name) {
        return tx.first(
                SQL.get("find-by-name"),
                QueriesStore::query,
                organization.value(),
                connection,
                name);
    }

    /// Whether another query of the connection than that one has the name.
    boolean nameIsTaken(
            Tx tx, OrganizationId organization, long connection, String name, long but) {
        return tx.first(
                        SQL.get("name-is-taken"),
                        row -> row.getBoolean("taken"),
                        organization.value(),
                        connection,
                        name,
                        but)
                .orElseThrow();
    }

    boolean change(Tx tx, OrganizationId organization, Query query) {
        var terms = query.terms();
        return tx.change(
                        SQL.get("change"),
                        terms.name(),
                        terms.description(),
                        terms.method(),
                        terms.path(),
                        Json.write(terms.parameters()),
                        Json.write(terms.result()),
                        query.updatedAt(),
                        organization.value(),
                        query.connection(),
                        query.id())
                == 1;
    }

    boolean delete(Tx tx, OrganizationId organization, long connection, long id) {
        return tx.change(SQL.get("delete"), organization.value(), connection, id) == 1;
    }

    private static Query query(ResultSet row) throws SQLException {
        return new Query(
                row.getLong("id"),
                row.getLong("connection_id"),
                new QueryTerms(
                        row.getString("name"),
                        row.getString("description"),
                        row.getString("method"),
                        row.getString("path"),
                        (ArrayNode) Json.stored(row.getString("parameters")),
                        Json.stored(row.getString("result"))),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"));
    }
}
