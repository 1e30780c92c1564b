package caseloom.engine;

import caseloom.engine.SimulatedTables.NodeRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What `nodes.sql` says, on rows in memory.
final class SimulatedNodeStore implements NodeStore {

    private final SimulatedTx tx;
    private final SimulatedTables tables;

    SimulatedNodeStore(SimulatedTx tx) {
        this.tx = tx;
        this.tables = tx.tables();
    }

    @Override
    public long register(String name, List<String> masterKeys, Duration lease, long lowWater) {
        tx.reach("register");
        var id = tables.nextNode();
        tables.nodes.insert(tx.number(), id, new NodeRow(tables.now().plus(lease), told(lowWater)));
        return id;
    }

    @Override
    public boolean renew(long node, Duration lease, long lowWater) {
        tx.reach("renew");
        var row = tables.nodes.get(tx.number(), node);
        if (row == null || !row.leaseUntil().isAfter(tables.now())) {
            return false;
        }
        tables.nodes.put(tx.number(), node, new NodeRow(tables.now().plus(lease), told(lowWater)));
        return true;
    }

    @Override
    public void expire(long node) {
        tx.reach("expire");
        var row = tables.nodes.get(tx.number(), node);
        if (row != null) {
            tables.nodes.put(tx.number(), node, new NodeRow(tables.now(), row.lowWater()));
        }
    }

    @Override
    public boolean leave(long node) {
        tx.reach("alone");
        if (!tables.tryAlone(tx.number(), node)) {
            return false;
        }
        tx.reach("leave");
        var busy =
                tables.effects.seenBy(tx.number()).values().stream()
                        .anyMatch(effect -> effect.node() == node);
        if (busy || tables.nodes.get(tx.number(), node) == null) {
            return false;
        }
        tables.nodes.put(tx.number(), node, null);
        return true;
    }

    @Override
    public int expireOthers(long node) {
        tx.reach("expire-others");
        var now = tables.now();
        var others =
                tables.nodes.seenBy(tx.number()).entrySet().stream()
                        .filter(other -> other.getKey() != node && isLive(other.getValue(), now))
                        .toList();
        for (var other : others) {
            tables.nodes.put(
                    tx.number(), other.getKey(), new NodeRow(now, other.getValue().lowWater()));
        }
        return others.size();
    }

    @Override
    public Optional<Dead> oneDead(long butNot) {
        tx.reach("one-dead");
        for (var node : new ArrayList<>(tables.nodes.seenBy(tx.number()).entrySet())) {
            var id = node.getKey();
            var row = node.getValue();
            if (id != butNot
                    && !isLive(row, tables.now())
                    && !tables.nodes.lockedFor(tx.number(), id)
                    && tables.tryAlone(tx.number(), id)) {
                tables.nodes.put(tx.number(), id, row);
                return Optional.of(new Dead(id, row.lowWater(), row.leaseUntil()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void bury(long node) {
        tx.reach("bury");
        tables.nodes.put(tx.number(), node, null);
    }

    @Override
    public void requireLive(long node) {
        tx.reach("require-live");
        requireLive(tx, node);
    }

    /// What `require_live_node` does, also within the intake's statement.
    static void requireLive(SimulatedTx tx, long node) {
        var tables = tx.tables();
        if (tables.lacks(Removed.LIVE_NODE)) {
            return;
        }
        tables.share(tx.number(), node);
        var row = tables.nodes.get(tx.number(), node);
        if (row == null || !isLive(row, tables.now())) {
            throw Faults.noLease(node);
        }
    }

    @Override
    public long lastNumber() {
        tx.reach("last-number");
        return tables.lastCase();
    }

    private long told(long lowWater) {
        return tables.lacks(Removed.LOW_WATER) ? tables.lastCase() + 1 : lowWater;
    }

    private static boolean isLive(NodeRow row, Instant now) {
        return Objects.requireNonNull(row).leaseUntil().isAfter(now);
    }
}
