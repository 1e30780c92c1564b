package caseloom.vault;

import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements on keys.
final class VaultStore {

    private static final Sql SQL = Sql.of(VaultStore.class, "vault.sql");

    void settle(Tx tx, String masterKey, Instant at) {
        tx.change(SQL.get("settle"), masterKey, at);
    }

    Optional<String> current(Tx tx) {
        return tx.first(SQL.get("current"), row -> row.getString("id"));
    }

    String currentShared(Tx tx) {
        return tx.first(SQL.get("current_shared"), row -> row.getString("id")).orElseThrow();
    }

    String currentAlone(Tx tx) {
        return tx.first(SQL.get("current_alone"), row -> row.getString("id")).orElseThrow();
    }

    Optional<SealedKey> find(Tx tx, long owner) {
        return tx.first(SQL.get("find"), VaultStore::key, owner);
    }

    void make(Tx tx, SealedKey key, Instant at) {
        tx.change(SQL.get("make"), key.owner(), key.masterKey(), key.sealed().bytes(), at);
    }

    List<SealedKey> sealedOtherwise(Tx tx, String masterKey, int most) {
        return tx.list(SQL.get("sealed_otherwise"), VaultStore::key, masterKey, most);
    }

    /// False when the key is sealed otherwise than it was.
    boolean reseal(Tx tx, SealedKey key, String before) {
        return tx.change(
                        SQL.get("reseal"),
                        key.masterKey(),
                        key.sealed().bytes(),
                        key.owner(),
                        before)
                == 1;
    }

    /// False when another key is the current one.
    boolean change(Tx tx, String masterKey, Instant at, String before) {
        return tx.change(SQL.get("change"), masterKey, at, before) == 1;
    }

    /// Nodes that are up and could not open what is sealed with the key, as people know them.
    List<String> nodesWithout(Tx tx, String masterKey, int most) {
        return tx.list(
                SQL.get("nodes_without"),
                row -> row.getString("name") + " (number " + row.getLong("id") + ")",
                masterKey,
                most);
    }

    private static SealedKey key(ResultSet row) throws SQLException {
        return new SealedKey(
                row.getLong("owner"),
                row.getString("master_key"),
                Sealed.of(row.getBytes("sealed")));
    }
}
