package caseloom.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Takes runs in this node's name. Those without a decision get the timer to go on, so that they
/// are found again like any other should this node die before it decides. Safe to share.
final class Takes {

    private final EngineStore store;
    private final Node node;
    private final InstantSource clock;

    Takes(EngineStore store, Node node, InstantSource clock) {
        this.store = store;
        this.node = node;
        this.clock = clock;
    }

    /// The runs that are still under way.
    List<Held> take(List<RunKey> keys) {
        return store.tx(tx -> take(tx, keys));
    }

    /// Which runs that could not be taken have not ended: they are paused, or were a moment ago, or
    /// only a newer release can read them.
    Set<RunKey> waiting(List<RunKey> missing) {
        return store.atOnce(tx -> waiting(tx, missing));
    }

    Set<RunKey> waiting(EngineTx tx, List<RunKey> missing) {
        return missing.isEmpty() ? Set.of() : Set.copyOf(tx.holds().present(missing));
    }

    List<Held> take(EngineTx tx, List<RunKey> keys) {
        tx.nodes().requireLive(node.id());
        return anchored(tx, tx.holds().take(keys));
    }

    /// Stops the transaction when this node has no lease to write in its name.
    void requireLive(EngineTx tx) {
        tx.nodes().requireLive(node.id());
    }

    /// Those of a dead node's runs that still have no decision.
    List<Held> adopt(EngineTx tx, long dead, List<RunKey> keys) {
        return anchored(tx, tx.holds().adopt(dead, keys));
    }

    private List<Held> anchored(EngineTx tx, List<Held> held) {
        var due = clock.instant().plus(Wakeup.GO_ON_WITHIN);
        var anchors =
                held.stream()
                        .filter(run -> run.decisions() == 0)
                        .map(run -> goOn(run, due))
                        .toList();
        if (!anchors.isEmpty()) {
            tx.apply().change(anchors);
        }
        return held;
    }

    private static TimerChange goOn(Held run, Instant due) {
        var timer = new Numbered(run.key(), Wakeup.GO_ON);
        return new TimerChange(timer, run.organization(), due);
    }
}
