package caseloom.files;

import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.Optional;

/// The statements about secrets.
final class SecretsStore {

    private static final Sql SQL = Sql.of(SecretsStore.class, "secrets.sql");

    void make(Tx tx, String name, byte[] value, Instant at) {
        tx.change(SQL.get("make"), name, value, at);
    }

    Optional<byte[]> find(Tx tx, String name) {
        return tx.first(SQL.get("find"), row -> row.getBytes("value"), name);
    }
}
