package caseloom.secrets;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The statements on secrets of organizations.
final class SecretsStore {

    private static final Sql SQL = Sql.of(SecretsStore.class, "secrets.sql");

    void alone(Tx tx, OrganizationId organization) {
        tx.all(SQL.get("alone"), organization.value());
    }

    int count(Tx tx, OrganizationId organization) {
        return tx.first(SQL.get("count"), row -> row.getInt(1), organization.value()).orElseThrow();
    }

    /// Empty when there is none of that name yet.
    Optional<SecretRecord> change(
            Tx tx, OrganizationId organization, String name, Setting setting) {
        return tx.first(
                SQL.get("change"),
                SecretsStore::secret,
                setting.sealed().bytes(),
                setting.by(),
                setting.at(),
                organization.value(),
                name);
    }

    SecretRecord create(Tx tx, OrganizationId organization, String name, Setting setting) {
        return tx.first(
                        SQL.get("create"),
                        SecretsStore::secret,
                        organization.value(),
                        name,
                        setting.sealed().bytes(),
                        setting.by(),
                        setting.at(),
                        setting.at())
                .orElseThrow();
    }

    /// What a secret is set to.
    record Setting(Sealed sealed, long by, Instant at) {}

    /// The number of the secret that was deleted.
    OptionalLong delete(Tx tx, OrganizationId organization, String name) {
        return tx
                .list(SQL.get("delete"), row -> row.getLong(1), organization.value(), name)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    List<SecretRecord> list(Tx tx, OrganizationId organization, String after, int most) {
        return tx.list(SQL.get("list"), SecretsStore::secret, organization.value(), after, most);
    }

    List<String> missing(Tx tx, OrganizationId organization, Set<String> names) {
        return tx.list(
                SQL.get("missing"),
                row -> row.getString(1),
                names.toArray(String[]::new),
                organization.value());
    }

    Map<String, Sealed> sealed(Tx tx, OrganizationId organization, Set<String> names) {
        var found = new HashMap<String, Sealed>();
        tx.list(
                        SQL.get("sealed"),
                        row -> Map.entry(row.getString(1), Sealed.of(row.getBytes(2))),
                        organization.value(),
                        names.toArray(String[]::new))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    private static SecretRecord secret(ResultSet row) throws SQLException {
        return new SecretRecord(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("set_by"),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "set_at"));
    }
}
