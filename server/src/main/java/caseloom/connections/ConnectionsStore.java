package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The statements on connections.
final class ConnectionsStore {

    private static final Sql SQL = Sql.of(ConnectionsStore.class, "connections.sql");

    /// A connection as its row has it.
    ///
    /// @param sealed null when its authentication has no secret
    record Row(Connection connection, @Nullable Sealed sealed) {}

    void alone(Tx tx, OrganizationId organization) {
        tx.all(SQL.get("alone"), organization.value());
    }

    int count(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("count"), row -> row.getInt(1), organization.value()).orElseThrow();
    }

    long nextNumber(Tx tx) {
        return tx.first(SQL.get("next-number"), row -> row.getLong(1)).orElseThrow();
    }

    /// False when the name is taken.
    boolean create(Tx tx, Row row) {
        var connection = row.connection();
        var terms = connection.terms();
        return tx.change(
                        SQL.get("create"),
                        connection.id(),
                        connection.organization().value(),
                        terms.name(),
                        terms.baseUrl().text(),
                        terms.docsUrl(),
                        Json.write(AuthenticationJson.write(terms.authentication())),
                        bytes(row.sealed()),
                        headers(terms.headers()),
                        terms.rate().requests(),
                        terms.rate().minutes(),
                        (int) terms.timeout().toSeconds(),
                        terms.caCertificates(),
                        connection.createdAt(),
                        connection.updatedAt())
                == 1;
    }

    List<Connection> list(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(
                SQL.get("list"), row -> row(row).connection(), organization.value(), after, most);
    }

    Optional<Row> find(Tx tx, OrganizationId organization, long id) {
        return tx.first(SQL.get("find"), ConnectionsStore::row, organization.value(), id);
    }

    Optional<Row> find(Tx tx, OrganizationId organization, String name) {
        return tx.first(SQL.get("find-by-name"), ConnectionsStore::row, organization.value(), name);
    }

    Optional<Row> held(Tx tx, OrganizationId organization, long id) {
        return tx.first(SQL.get("held"), ConnectionsStore::row, organization.value(), id);
    }

    /// Whether another connection than that one has the name.
    boolean nameIsTaken(Tx tx, OrganizationId organization, String name, long but) {
        return tx.first(
                        SQL.get("name-is-taken"),
                        row -> row.getBoolean("taken"),
                        organization.value(),
                        name,
                        but)
                .orElseThrow();
    }

    boolean change(Tx tx, Row row) {
        var connection = row.connection();
        var terms = connection.terms();
        return tx.change(
                        SQL.get("change"),
                        terms.name(),
                        terms.baseUrl().text(),
                        terms.docsUrl(),
                        Json.write(AuthenticationJson.write(terms.authentication())),
                        bytes(row.sealed()),
                        headers(terms.headers()),
                        terms.rate().requests(),
                        terms.rate().minutes(),
                        (int) terms.timeout().toSeconds(),
                        terms.caCertificates(),
                        connection.updatedAt(),
                        connection.organization().value(),
                        connection.id())
                == 1;
    }

    boolean delete(Tx tx, OrganizationId organization, long id) {
        return tx.change(SQL.get("delete"), organization.value(), id) == 1;
    }

    private static byte @Nullable [] bytes(@Nullable Sealed sealed) {
        return sealed == null ? null : sealed.bytes();
    }

    private static String headers(Map<String, String> headers) {
        var node = Json.object();
        new TreeMap<>(headers).forEach(node::put);
        return Json.write(node);
    }

    private static Row row(ResultSet row) throws SQLException {
        var sealed = row.getBytes("sealed");
        return new Row(
                new Connection(
                        row.getLong("id"),
                        new OrganizationId(row.getLong("organization_id")),
                        terms(row),
                        moment(row, "created_at"),
                        moment(row, "updated_at")),
                sealed == null ? null : Sealed.of(sealed));
    }

    private static ConnectionTerms terms(ResultSet row) throws SQLException {
        var headers = new TreeMap<String, String>();
        Json.stored(row.getString("headers"))
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        return new ConnectionTerms(
                row.getString("name"),
                BaseUrl.stored(row.getString("base_url")),
                row.getString("docs_url"),
                AuthenticationJson.read(row.getString("authentication")),
                headers,
                new Rate(row.getInt("rate_requests"), row.getInt("rate_minutes")),
                Duration.ofSeconds(row.getInt("timeout_seconds")),
                row.getString("ca_certificates"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Tx.moment(row, column);
    }
}
