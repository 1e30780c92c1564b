package caseloom.engine;

import caseloom.engine.HoldStore.Foreign;
import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flow 5: goes on with what dead nodes held. One dead node at a time, in batches, each batch one
/// transaction; the node's row is deleted when nothing of it is left.
final class Rescue implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Rescue.class);
    private static final int AT_ONCE = 500;

    /// Before every effect.
    private static final Numbered START = new Numbered(new RunKey(0, 0), 0);

    /// How many pages of the outbox one look at forgotten effects reads.
    private static final int PAGES_MOST = 40;

    private final EngineStore store;
    private final Hands hands;
    private final EngineSettings settings;
    private final Loop loop;
    private final Loop lookAround;

    /// Up to which effect the outbox was looked through; for the thread that looks.
    private Numbered looked = START;

    /// What a rescue puts into.
    ///
    /// @param workshop takes runs to be advanced
    /// @param missed learns since when a dead node may have told nobody of its changes
    record Hands(
            Node node,
            Takes takes,
            EffectRunner effects,
            Predicate<Work> workshop,
            Consumer<Instant> missed) {}

    /// What one batch of a rescue came to.
    ///
    /// @param buried the dead node, once nothing of it is left
    private record Saved(
            List<Held> runs,
            List<Outgoing> effects,
            List<RunKey> gone,
            NodeStore.@Nullable Dead buried) {}

    Rescue(EngineStore store, Hands hands, EngineSettings settings) {
        this.store = store;
        this.hands = hands;
        this.settings = settings;
        var every = settings.pollEvery();
        this.loop = new Loop("rescue", every, this::pass);
        this.lookAround = new Loop("forgotten", every.multipliedBy(10), this::forgotten);
    }

    /// Rescues what can be rescued now.
    void pass() {
        while (batch()) {
            LOG.debug("looking for more of the dead");
        }
    }

    /// Performs again what this node itself has in the outbox and not in hand: an effect whose
    /// answer was lost, or for which there was no room. Bounded, in turns over the whole outbox, so
    /// that a backlog to one target does not hide what is behind it.
    void forgotten() {
        for (var pages = PAGES_MOST; pages > 0; pages--) {
            var from = looked;
            var page = store.tx(tx -> tx.holds().effectsOf(hands.node.id(), from, AT_ONCE));
            looked = page.size() < AT_ONCE ? START : page.getLast().number();
            performAgain(page);
            if (looked.equals(START)) {
                return;
            }
        }
    }

    private void performAgain(List<Foreign> page) {
        var effects =
                page.stream()
                        .filter(effect -> !hands.effects.has(effect.number()))
                        .filter(effect -> hands.effects.hasRoom(line(effect)))
                        .toList();
        if (!effects.isEmpty()) {
            var taken = store.tx(tx -> takeFor(tx, effects));
            deliver(saved(List.of(), effects, taken, null));
        }
    }

    private static EffectLines.Key line(Foreign effect) {
        return EffectLines.Key.of(effect.organization(), EffectJson.read(effect.request()));
    }

    /// A run was resumed: what it has in the outbox is looked for at once.
    void released() {
        lookAround.wake();
    }

    @Override
    public void start() {
        loop.start();
        lookAround.start();
    }

    @Override
    public void close() {
        loop.close();
        lookAround.close();
    }

    /// Saves a part of one dead node; false when none is dead.
    private boolean batch() {
        var saved = store.tx(this::oneDead);
        saved.ifPresent(this::deliver);
        return saved.isPresent();
    }

    private Optional<Saved> oneDead(EngineTx tx) {
        var me = hands.node.id();
        tx.nodes().requireLive(me);
        var dead = tx.nodes().oneDead(me);
        if (dead.isEmpty()) {
            return Optional.empty();
        }
        var orphans = tx.holds().orphans(dead.get(), AT_ONCE);
        var runs = hands.takes.adopt(tx, dead.get().id(), orphans);
        // One statement that takes runs in a transaction, so that all are taken in one order.
        List<Foreign> foreign =
                orphans.isEmpty()
                        ? tx.holds().effectsOf(dead.get().id(), START, AT_ONCE)
                        : List.of();
        var taken = takeFor(tx, foreign);
        var mine = withoutThoseOfNewerNodes(tx, foreign, taken);
        if (!mine.isEmpty()) {
            tx.holds().claim(mine, dead.get().id(), me);
        }
        if (orphans.isEmpty() && mine.isEmpty() && !foreign.isEmpty()) {
            LOG.debug("what node {} left is for nodes of a newer release", dead.get().id());
            return Optional.empty();
        }
        var more = !orphans.isEmpty() || foreign.size() == AT_ONCE || mine.size() < foreign.size();
        if (!more) {
            tx.nodes().bury(dead.get().id());
        }
        LOG.info(
                "node {} is gone: {} runs and {} effects go on here",
                dead.get().id(),
                runs.size(),
                mine.size());
        return Optional.of(saved(runs, mine, taken, more ? null : dead.get()));
    }

    /// Effects of runs that could not be taken and have not ended stay with the dead node, whom
    /// nobody buries before they are taken: only a newer release can read their runs.
    private List<Foreign> withoutThoseOfNewerNodes(
            EngineTx tx, List<Foreign> effects, Map<RunKey, Held> taken) {
        var missing =
                effects.stream()
                        .map(Foreign::key)
                        .filter(key -> !taken.containsKey(key))
                        .distinct()
                        .toList();
        var left = hands.takes.waiting(tx, missing);
        return effects.stream().filter(effect -> !left.contains(effect.key())).toList();
    }

    private Map<RunKey, Held> takeFor(EngineTx tx, List<Foreign> effects) {
        Map<RunKey, Held> taken = new HashMap<>();
        if (!effects.isEmpty()) {
            var keys = effects.stream().map(Foreign::key).distinct().toList();
            hands.takes.take(tx, keys).forEach(held -> taken.put(held.key(), held));
        }
        return taken;
    }

    private static Saved saved(
            List<Held> runs,
            List<Foreign> effects,
            Map<RunKey, Held> taken,
            NodeStore.@Nullable Dead buried) {
        var outgoing = new ArrayList<Outgoing>();
        var gone = new ArrayList<RunKey>();
        for (var effect : effects) {
            var held = taken.get(effect.key());
            if (held == null) {
                gone.add(effect.key());
            } else {
                outgoing.add(
                        new Outgoing(
                                held,
                                EffectJson.read(effect.request()),
                                effect.at(),
                                AnswerJson.read(effect.answer())));
            }
        }
        return new Saved(runs, outgoing, gone, buried);
    }

    private void deliver(Saved saved) {
        if (saved.buried != null) {
            hands.missed.accept(saved.buried.leaseUntil().minus(settings.lease()));
        }
        for (var run : saved.runs) {
            if (!hands.workshop.test(Work.begin(run))) {
                return;
            }
        }
        saved.effects.forEach(hands.effects::run);
        for (var key : saved.gone) {
            store.tx(tx -> {
                tx.holds().sweep(key);
                return true;
            });
        }
    }
}
