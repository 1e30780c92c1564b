package caseloom.engine;

import caseloom.db.Db;
import caseloom.db.Tx;
import java.util.List;
import java.util.Set;

/// Takes runs in this node's name. Those without a decision count as held from before the commit
/// on, so that no sign of life passes over them. Safe to share.
final class Takes {

    private final Db db;
    private final HoldStore holds;
    private final NodeStore nodes = new NodeStore();
    private final Node node;
    private final FreshRuns fresh;

    Takes(Db db, HoldStore holds, Node node, FreshRuns fresh) {
        this.db = db;
        this.holds = holds;
        this.node = node;
        this.fresh = fresh;
    }

    /// The runs that are still under way.
    List<Held> take(List<RunKey> keys) {
        return db.system(tx -> take(tx, keys));
    }

    /// Which runs that could not be taken have not ended: they are paused, or were a moment ago.
    Set<RunKey> paused(List<RunKey> missing) {
        return missing.isEmpty()
                ? Set.of()
                : Set.copyOf(db.atOnce(tx -> holds.present(tx, missing)));
    }

    List<Held> take(Tx tx, List<RunKey> keys) {
        var me = node.id();
        nodes.requireLive(tx, me);
        return counted(tx, me, holds.take(tx, me, keys));
    }

    /// Stops the transaction when this node has no lease to write in its name.
    void requireLive(Tx tx) {
        nodes.requireLive(tx, node.id());
    }

    /// Those of a dead node's runs that still have no decision.
    List<Held> adopt(Tx tx, long dead, List<RunKey> keys) {
        var me = node.id();
        return counted(tx, me, holds.adopt(tx, me, dead, keys));
    }

    private List<Held> counted(Tx tx, long me, List<Held> held) {
        var undecided =
                held.stream()
                        .filter(run -> run.decisions() == 0 && run.state() == null)
                        .map(Held::key)
                        .toList();
        if (!undecided.isEmpty()) {
            fresh.adopt(undecided);
            nodes.lower(tx, me, undecided.stream().mapToLong(RunKey::caseId).min().orElseThrow());
        }
        return held;
    }
}
