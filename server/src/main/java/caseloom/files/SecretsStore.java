package caseloom.files;

import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.vault.Sealed;
import caseloom.vault.Secret;
import java.time.Instant;
import java.util.Optional;

/// The statements about secrets.
final class SecretsStore {

    private static final Sql SQL = Sql.of(SecretsStore.class, "secrets.sql");

    void make(Tx tx, String name, Sealed value, Instant at) {
        tx.change(SQL.get("make"), name, value.bytes(), at);
    }

    Optional<Sealed> find(Tx tx, String name) {
        return tx.first(SQL.get("find"), row -> Sealed.of(row.getBytes("sealed")), name);
    }

    Optional<Secret> findBare(Tx tx, String name) {
        return tx.first(SQL.get("find_bare"), row -> Secret.of(row.getBytes("value")), name);
    }

    /// False when another node was first.
    boolean seal(Tx tx, String name, Sealed value) {
        return tx.change(SQL.get("seal"), value.bytes(), name) == 1;
    }
}
