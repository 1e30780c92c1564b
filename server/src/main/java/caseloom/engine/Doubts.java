package caseloom.engine;

import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// New runs whose commit was not confirmed: they are looked for until they are found or cannot
/// appear any more.
final class Doubts implements Service {

    private static final Duration EVERY = Duration.ofSeconds(1);

    /// Longer than any statement of the writers may take. Counted in looks, of which none comes
    /// early: the clock of this machine may jump meanwhile.
    private static final int LOOKS_MOST = 120;

    private final EngineStore store;
    private final FreshRuns fresh;
    private final Predicate<Work> workshop;
    private final ConcurrentLinkedQueue<Doubt> open = new ConcurrentLinkedQueue<>();
    private final Loop loop = new Loop("doubts", EVERY, this::pass);

    /// A run that may be on disk.
    private static final class Doubt {

        private final Held held;

        /// For the thread of the loop only.
        private int looks;

        private Doubt(Held held) {
            this.held = held;
        }
    }

    Doubts(EngineStore store, FreshRuns fresh, Predicate<Work> workshop) {
        this.store = store;
        this.fresh = fresh;
        this.workshop = workshop;
    }

    /// Bounded by what the intake had in one batch, a few times over: the intake refuses while the
    /// database is away.
    void add(List<Held> runs) {
        runs.forEach(held -> open.add(new Doubt(held)));
    }

    int size() {
        return open.size();
    }

    /// One look; no statement while nothing is in doubt.
    void pass() {
        var doubts = List.copyOf(open);
        if (doubts.isEmpty()) {
            return;
        }
        var byKey = new HashMap<RunKey, Held>();
        doubts.forEach(doubt -> byKey.put(doubt.held.key(), doubt.held));
        var keys = List.copyOf(byKey.keySet());
        var present = store.tx(tx -> tx.holds().present(keys));
        forget(doubts, new HashSet<>(present));
        resume(byKey, present);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void forget(List<Doubt> doubts, Set<RunKey> present) {
        for (var doubt : doubts) {
            doubt.looks++;
            var key = doubt.held.key();
            if (present.contains(key)) {
                open.remove(doubt);
            } else if (doubt.looks >= LOOKS_MOST) {
                open.remove(doubt);
                fresh.settle(key);
            }
        }
    }

    private void resume(Map<RunKey, Held> byKey, List<RunKey> present) {
        for (var key : present) {
            var held = byKey.get(key);
            if (held != null && !workshop.test(Work.begin(held))) {
                return;
            }
        }
    }
}
