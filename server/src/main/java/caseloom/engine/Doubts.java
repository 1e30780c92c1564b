package caseloom.engine;

import caseloom.time.Loop;
import caseloom.time.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// New runs whose commit was not confirmed: they are looked for until they are found or cannot
/// appear any more.
final class Doubts implements Service {

    /// Longer than any statement of the writers may take.
    private static final Duration APPEARS_WITHIN = Duration.ofMinutes(2);

    private final EngineStore store;
    private final InstantSource clock;
    private final FreshRuns fresh;
    private final Predicate<Work> workshop;
    private final ConcurrentLinkedQueue<Doubt> open = new ConcurrentLinkedQueue<>();
    private final Loop loop = new Loop("doubts", Duration.ofSeconds(1), this::pass);

    private record Doubt(Held held, Instant until) {}

    Doubts(EngineStore store, InstantSource clock, FreshRuns fresh, Predicate<Work> workshop) {
        this.store = store;
        this.clock = clock;
        this.fresh = fresh;
        this.workshop = workshop;
    }

    /// Bounded by what the intake had in one batch, a few times over: the intake refuses while the
    /// database is away.
    void add(List<Held> runs) {
        var until = clock.instant().plus(APPEARS_WITHIN);
        runs.forEach(held -> open.add(new Doubt(held, until)));
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
        forget(doubts, present);
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

    private void forget(List<Doubt> doubts, List<RunKey> present) {
        var now = clock.instant();
        var over = new ArrayList<Doubt>();
        for (var doubt : doubts) {
            var found = present.contains(doubt.held.key());
            if (found || doubt.until.isBefore(now)) {
                over.add(doubt);
            }
            if (!found && doubt.until.isBefore(now)) {
                fresh.settle(doubt.held.key());
            }
        }
        open.removeAll(over);
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
