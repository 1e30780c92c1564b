package caseloom.engine;

import java.util.List;
import java.util.Set;

/// Takes runs in this node's name. Those without a decision count as held from before the commit
/// on, so that no sign of life passes over them. Safe to share.
final class Takes {

    private final EngineStore store;
    private final Node node;
    private final FreshRuns fresh;

    Takes(EngineStore store, Node node, FreshRuns fresh) {
        this.store = store;
        this.node = node;
        this.fresh = fresh;
    }

    /// The runs that are still under way.
    List<Held> take(List<RunKey> keys) {
        return store.tx(tx -> take(tx, keys));
    }

    /// Which runs that could not be taken have not ended: they are paused, or were a moment ago.
    Set<RunKey> paused(List<RunKey> missing) {
        return missing.isEmpty()
                ? Set.of()
                : Set.copyOf(store.atOnce(tx -> tx.holds().present(missing)));
    }

    List<Held> take(EngineTx tx, List<RunKey> keys) {
        var me = node.id();
        tx.nodes().requireLive(me);
        return counted(tx, me, tx.holds().take(me, keys));
    }

    /// Stops the transaction when this node has no lease to write in its name.
    void requireLive(EngineTx tx) {
        tx.nodes().requireLive(node.id());
    }

    /// Those of a dead node's runs that still have no decision.
    List<Held> adopt(EngineTx tx, long dead, List<RunKey> keys) {
        var me = node.id();
        return counted(tx, me, tx.holds().adopt(me, dead, keys));
    }

    private List<Held> counted(EngineTx tx, long me, List<Held> held) {
        var undecided =
                held.stream()
                        .filter(run -> run.decisions() == 0 && run.state() == null)
                        .map(Held::key)
                        .toList();
        if (!undecided.isEmpty()) {
            fresh.adopt(undecided);
            tx.nodes().lower(me, undecided.stream().mapToLong(RunKey::caseId).min().orElseThrow());
        }
        return held;
    }
}
