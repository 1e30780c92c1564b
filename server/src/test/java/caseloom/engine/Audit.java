package caseloom.engine;

import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Happening;
import caseloom.engine.SimulatedTables.EffectRow;
import caseloom.engine.SimulatedTables.HistoryRow;
import caseloom.engine.SimulatedTables.RunRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds every commit of a simulated world against what was promised. Knows nothing of the guards:
/// it sees rows before and after, and the decisions that a transaction stored.
final class Audit {

    private final SimulatedTables tables;
    private final Map<RunKey, RunRow> before = new HashMap<>();
    private final Map<RunKey, Integer> told = new HashMap<>();
    private final Set<Numbered> started = new HashSet<>();
    private final Set<Numbered> answered = new HashSet<>();
    private final Set<Numbered> gone = new HashSet<>();
    private final Set<Long> named = new HashSet<>();
    private final Set<Long> moved = new HashSet<>();
    private final Set<RunKey> cancelled = new HashSet<>();

    Audit(SimulatedTables tables) {
        this.tables = tables;
        tables.cases.watch(
                (number, was, is) -> hold(is != null, () -> "case " + number + " is gone"));
        tables.runs.watch(this::run);
        tables.history.watch(this::history);
        tables.effects.watch(this::effect);
        tables.auditedBy(this::committed);
    }

    private void run(RunKey key, @Nullable RunRow was, @Nullable RunRow is) {
        hold(is != null, () -> key + " is gone");
        moved.add(key.caseId());
        if (was == null && is != null && is.owner() != null) {
            named.add(is.owner());
        }
        if (was == null || is == null) {
            return;
        }
        before.put(key, was);
        hold(mayFollow(was.status(), is.status()), () -> key + " went to " + is.status());
        hold(is.token() >= was.token(), () -> key + " has an older token");
        hold(is.decisions() >= was.decisions(), () -> key + " has fewer decisions");
        hold(
                was.underWay() || was.equals(is) || isCounted(was, is),
                () -> key + " has ended and changes");
        hold(
                !(was.isPaused() && is.isPaused()) || was.equals(is) || isCounted(was, is),
                () -> key + " is paused and moves");
        if (is.status() == RunStatus.CANCELLED && was.underWay()) {
            cancelled.add(key);
        }
    }

    /// Whether only its story went on, as a change of its case by hand has it.
    private static boolean isCounted(RunRow was, RunRow is) {
        return was.moved(was.status(), 0, 1, was.pausedAt()).equals(is);
    }

    /// A run that begins and ends with one decision passes over what lies between.
    private static boolean mayFollow(RunStatus was, RunStatus is) {
        return was == is
                || was.next().contains(is)
                || was.next().stream().anyMatch(between -> between.next().contains(is));
    }

    private void history(Numbered row, @Nullable HistoryRow was, @Nullable HistoryRow is) {
        hold(was == null && is != null, () -> row + " of the history was changed");
        var next = told.merge(row.key(), 1, Integer::sum) - 1;
        hold(row.number() == next, () -> row + " was told where " + next + " comes next");
    }

    private void effect(Numbered effect, @Nullable EffectRow was, @Nullable EffectRow is) {
        if (is != null) {
            if (was == null || was.node() != is.node()) {
                named.add(is.node());
            }
        }
        if (was == null) {
            hold(started.add(effect), () -> effect + " was started twice");
        } else if (is == null) {
            gone.add(effect);
        }
    }

    private void committed(SimulatedTx tx) {
        for (var decided : tx.stored()) {
            stored(decided, tx.taken());
            tx.hooked().remove(decided.held().key());
        }
        hold(
                tx.hooked().isEmpty(),
                () -> "timers or effects without their decision: " + tx.hooked());
        for (var node : named) {
            hold(tables.nodes.rows().containsKey(node), () -> "in the name of nobody: " + node);
        }
        for (var key : before.keySet()) {
            var row = tables.runs.rows().get(key);
            hold(
                    row != null && told.getOrDefault(key, 0) == row.decisions() + 1,
                    () -> key + ": as many rows of the history as decisions");
        }
        for (var number : moved) {
            var live =
                    tables.runs.rows().entrySet().stream()
                            .filter(run -> run.getKey().caseId() == number)
                            .filter(run -> run.getValue().underWay())
                            .count();
            hold(live <= 1, () -> "case " + number + " has " + live + " runs under way");
        }
        for (var key : cancelled) {
            hold(nothingWaits(key), () -> key + " was cancelled and something still waits for it");
        }
        moved.clear();
        cancelled.clear();
        before.clear();
        gone.clear();
        named.clear();
    }

    private boolean nothingWaits(RunKey key) {
        return tables.timers.rows().keySet().stream().noneMatch(row -> row.key().equals(key))
                && tables.effects.rows().keySet().stream().noneMatch(row -> row.key().equals(key));
    }

    private void stored(Decided decided, Map<RunKey, Long> taken) {
        var key = decided.held().key();
        var was = before.get(key);
        hold(was != null, () -> key + " is decided without being there");
        if (was == null) {
            return;
        }
        hold(
                taken.getOrDefault(key, was.token()) == decided.held().token(),
                () -> key + ": a decision of a lost lease");
        hold(
                was.decisions() == decided.held().decisions(),
                () -> key + ": a decision of an old sight");
        hold(!was.isPaused(), () -> key + " is paused and decides");
        whole(decided, key);
        decided.work().happening().ifPresent(happening -> answeredOnce(key, happening));
    }

    /// What it sets in motion is there, what it ends is not.
    private void whole(Decided decided, RunKey key) {
        var decision = decided.decision();
        for (var timer : decision.set()) {
            var row = tables.timers.rows().get(new Numbered(key, timer.id()));
            hold(row != null && row.due().equals(timer.due()), () -> key + ": a timer is missing");
        }
        for (var timer : decision.clear()) {
            var row = tables.timers.rows().get(new Numbered(key, timer));
            hold(row == null, () -> key + ": a timer is still there");
        }
        for (var effect : decision.start()) {
            var row = tables.effects.rows().get(new Numbered(key, effect.activation()));
            hold(row != null, () -> key + ": an effect is missing");
        }
        for (var effect : decision.drop()) {
            var row = tables.effects.rows().get(new Numbered(key, effect));
            hold(row == null, () -> key + ": an effect is still there");
        }
        var goesOn = tables.timers.rows().containsKey(new Numbered(key, Wakeup.GO_ON));
        hold(goesOn == decided.again(), () -> key + ": the timer to go on is not as it should be");
    }

    private void answeredOnce(RunKey key, Happening happening) {
        if (happening instanceof Happening.Answered(var activation, var _)) {
            var effect = new Numbered(key, activation);
            hold(answered.add(effect), () -> effect + " was answered twice");
            hold(gone.contains(effect), () -> effect + " was answered and nobody waited for it");
        }
    }

    static void hold(boolean right, Supplier<String> otherwise) {
        if (!right) {
            throw new AssertionError(otherwise.get());
        }
    }
}
