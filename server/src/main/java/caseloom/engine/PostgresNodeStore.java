package caseloom.engine;

import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Keeps the nodes in PostgreSQL, within one transaction.
final class PostgresNodeStore implements NodeStore {

    private static final Sql SQL = Sql.of(PostgresNodeStore.class, "nodes.sql");

    private final Tx tx;

    PostgresNodeStore(Tx tx) {
        this.tx = tx;
    }

    @Override
    public long register(String name, List<String> masterKeys, Duration lease, long lowWater) {
        return tx.first(
                        SQL.get("register"),
                        row -> row.getLong("id"),
                        name,
                        masterKeys.toArray(String[]::new),
                        lease.toMillis(),
                        lowWater)
                .orElseThrow();
    }

    @Override
    public boolean renew(long node, Duration lease, long lowWater) {
        return tx.change(SQL.get("renew"), lease.toMillis(), lowWater, node) == 1;
    }

    @Override
    public void expire(long node) {
        tx.change(SQL.get("expire"), node);
    }

    @Override
    public boolean leave(long node) {
        var alone = tx.first(SQL.get("alone"), row -> row.getBoolean("alone"), node).orElseThrow();
        return alone && tx.change(SQL.get("leave"), node, node) == 1;
    }

    @Override
    public int expireOthers(long node) {
        return tx.change(SQL.get("expire-others"), node);
    }

    @Override
    public Optional<Dead> oneDead(long butNot) {
        return tx.first(
                SQL.get("one-dead"),
                row ->
                        new Dead(
                                row.getLong("id"),
                                row.getLong("low_water"),
                                Tx.moment(row, "lease_until")),
                butNot);
    }

    @Override
    public void bury(long node) {
        tx.change(SQL.get("bury"), node);
    }

    @Override
    public void requireLive(long node) {
        tx.all(SQL.get("require-live"), node);
    }

    @Override
    public long lastNumber() {
        return tx.first(SQL.get("last-number"), row -> row.getLong("last_value")).orElseThrow();
    }
}
