package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on keys.
final class KeysStore {

    private static final Sql SQL = Sql.of(KeysStore.class, "keys.sql");

    long create(Tx tx, OrganizationId organization, NewKey key, Secret secret, Instant now) {
        return tx.first(
                        SQL.get("create"),
                        row -> row.getLong("id"),
                        organization.value(),
                        key.owner(),
                        key.name(),
                        secret.firstCharacters(),
                        secret.hash().bytes(),
                        key.ratePerMinute(),
                        now,
                        key.expiresAt())
                .orElseThrow();
    }

    Optional<KeyGrant> grant(Tx tx, SecretHash hash) {
        return tx.first(SQL.get("grant"), KeysStore::grant, (Object) hash.bytes());
    }

    List<KeyRecord> list(Tx tx, OrganizationId organization, long after, int most) {
        return tx.list(SQL.get("list"), KeysStore::key, organization.value(), after, most);
    }

    Optional<KeyRecord> find(Tx tx, OrganizationId organization, long key) {
        return tx.first(SQL.get("find"), KeysStore::key, organization.value(), key);
    }

    boolean change(Tx tx, OrganizationId organization, long key, KeyChange change) {
        var end = change.end();
        return tx.change(
                        SQL.get("change"),
                        change.active(),
                        change.ratePerMinute(),
                        change.owner(),
                        end != null,
                        end == null ? null : end.at(),
                        organization.value(),
                        key)
                == 1;
    }

    boolean revoke(Tx tx, OrganizationId organization, long key, Instant now) {
        return tx.change(SQL.get("revoke"), now, organization.value(), key) == 1;
    }

    boolean delete(Tx tx, OrganizationId organization, long key) {
        return tx.change(SQL.get("delete"), organization.value(), key) == 1;
    }

    void used(Tx tx, long[] keys, Instant[] moments) {
        tx.change(SQL.get("used"), keys, moments);
    }

    private static Member owner(ResultSet row) throws SQLException {
        return new Member(row.getLong("owner_id"), row.getString("email"));
    }

    private static KeyGrant grant(ResultSet row) throws SQLException {
        return new KeyGrant(
                new KeyCaller(
                        row.getLong("id"),
                        new OrganizationId(row.getLong("organization_id")),
                        row.getString("organization_name"),
                        owner(row),
                        row.getInt("rate_limit")),
                new KeyState.Terms(
                        row.getBoolean("revoked"),
                        row.getBoolean("active"),
                        Tx.instant(row, "expires_at")),
                row.getBoolean("closed"));
    }

    private static KeyRecord key(ResultSet row) throws SQLException {
        return new KeyRecord(
                row.getLong("id"),
                row.getString("name"),
                row.getString("first_characters"),
                owner(row),
                row.getBoolean("active"),
                row.getInt("rate_limit"),
                Tx.moment(row, "created_at"),
                Tx.instant(row, "expires_at"),
                Tx.instant(row, "last_used_at"),
                Tx.instant(row, "revoked_at"));
    }
}
