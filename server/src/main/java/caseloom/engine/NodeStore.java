package caseloom.engine;

import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The statements about nodes.
final class NodeStore {

    private static final Sql SQL = Sql.of(NodeStore.class, "nodes.sql");

    /// A node whose lease ran out, and from which case number on it may have held runs.
    record Dead(long id, long lowWater, Instant leaseUntil) {}

    long register(Tx tx, String name, Duration lease, long lowWater) {
        return tx.first(
                        SQL.get("register"),
                        row -> row.getLong("id"),
                        name,
                        lease.toMillis(),
                        lowWater)
                .orElseThrow();
    }

    boolean renew(Tx tx, long node, Duration lease, long lowWater) {
        return tx.change(SQL.get("renew"), lease.toMillis(), lowWater, node) == 1;
    }

    void expire(Tx tx, long node) {
        tx.change(SQL.get("expire"), node);
    }

    /// Deletes the node's row, unless something of it is left for others to find.
    boolean leave(Tx tx, long node) {
        return tx.change(SQL.get("leave"), node, node) == 1;
    }

    int expireOthers(Tx tx, long node) {
        return tx.change(SQL.get("expire-others"), node);
    }

    Optional<Dead> oneDead(Tx tx, long butNot) {
        return tx.first(
                SQL.get("one-dead"),
                row ->
                        new Dead(
                                row.getLong("id"),
                                row.getLong("low_water"),
                                Tx.moment(row, "lease_until")),
                butNot);
    }

    void lower(Tx tx, long node, long lowWater) {
        tx.change(SQL.get("lower"), lowWater, node);
    }

    void bury(Tx tx, long node) {
        tx.change(SQL.get("bury"), node);
    }

    /// Stops the transaction when the node's lease ran out: what it would write in its name, nobody
    /// would find.
    void requireLive(Tx tx, long node) {
        tx.all(SQL.get("require-live"), node);
    }

    long lastNumber(Tx tx) {
        return tx.first(SQL.get("last-number"), row -> row.getLong("last_value")).orElseThrow();
    }
}
