package caseloom.engine;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.RunState;
import caseloom.core.json.Json;
import caseloom.engine.SimulatedTables.CaseRow;
import caseloom.engine.SimulatedTables.EffectRow;
import caseloom.engine.SimulatedTables.RunRow;
import caseloom.engine.SimulatedTables.TimerRow;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// What `hold.sql` says, on rows in memory.
final class SimulatedHoldStore implements HoldStore {

    private final SimulatedTx tx;
    private final SimulatedTables tables;

    SimulatedHoldStore(SimulatedTx tx) {
        this.tx = tx;
        this.tables = tx.tables();
    }

    @Override
    public List<Held> take(List<RunKey> keys) {
        tx.reach("take");
        return taken(
                keys, row -> row.underWay() && (!row.isPaused() || tables.lacks(Removed.PAUSED)));
    }

    @Override
    public List<Held> adopt(long dead, List<RunKey> keys) {
        tx.reach("adopt");
        return taken(
                keys,
                row -> row.underWay() && row.decisions() == 0 && Objects.equals(row.owner(), dead));
    }

    @Override
    public List<RunKey> orphans(NodeStore.Dead node, int most) {
        tx.reach("orphans");
        return tables.runs.seenBy(tx.number()).entrySet().stream()
                .filter(run -> run.getKey().caseId() >= node.lowWater())
                .filter(run -> Objects.equals(run.getValue().owner(), node.id()))
                .filter(run -> run.getValue().underWay())
                .map(run -> run.getKey())
                .limit(most)
                .toList();
    }

    @Override
    public List<RunKey> present(List<RunKey> keys) {
        tx.reach("present");
        return keys.stream()
                .filter(key -> {
                    var row = tables.runs.get(tx.number(), key);
                    return row != null && row.underWay();
                })
                .toList();
    }

    @Override
    public List<Due> dueTimers(Instant now, int most) {
        tx.reach("due-timers");
        return tables.timers.seenBy(tx.number()).entrySet().stream()
                .filter(timer -> !timer.getValue().due().isAfter(now))
                .map(timer ->
                        new Due(
                                timer.getKey().key(),
                                timer.getKey().number(),
                                timer.getValue().due()))
                .sorted(Comparator.comparing(Due::due))
                .limit(most)
                .toList();
    }

    @Override
    public List<Numbered> claim(List<Due> timers, Instant until) {
        tx.reach("claim-timers");
        var claimed = new ArrayList<Numbered>();
        for (var due : timers) {
            var key = new Numbered(due.key(), due.timer());
            var row = tables.timers.get(tx.number(), key);
            if (row != null && row.due().equals(due.due())) {
                tables.timers.put(tx.number(), key, row.moved(until));
                claimed.add(key);
            }
        }
        return claimed;
    }

    @Override
    public Optional<Instant> nextTimer() {
        tx.reach("next-timer");
        return tables.timers.seenBy(tx.number()).values().stream()
                .map(TimerRow::due)
                .filter(due -> due.isBefore(Instant.MAX))
                .min(Comparator.naturalOrder());
    }

    @Override
    public List<Foreign> effectsOf(long node, Numbered after, int most) {
        tx.reach("effects-of");
        return tables.effects.seenBy(tx.number()).entrySet().stream()
                .filter(effect -> effect.getValue().node() == node && !effect.getValue().paused())
                .filter(effect -> Numbered.ORDER.compare(effect.getKey(), after) > 0)
                .map(effect -> foreign(effect.getKey(), effect.getValue()))
                .limit(most)
                .toList();
    }

    @Override
    public int claim(List<Foreign> effects, long from, long to) {
        tx.reach("claim-effects");
        var claimed = 0;
        for (var effect : effects) {
            var row = tables.effects.get(tx.number(), effect.number());
            if (row != null && row.node() == from) {
                tables.effects.put(tx.number(), effect.number(), row.of(to));
                claimed++;
            }
        }
        return claimed;
    }

    @Override
    public void keepAnswer(Numbered effect, String answer) {
        tx.reach("keep-answer");
        var row = tables.effects.get(tx.number(), effect);
        if (row != null) {
            tables.effects.put(tx.number(), effect, row.answered(answer));
        }
    }

    @Override
    public void release(RunKey key, long me) {
        tx.reach("release-effects");
        for (var effect : SimulatedTables.of(key, tables.effects, tx.number())) {
            var row = Objects.requireNonNull(tables.effects.get(tx.number(), effect));
            if (row.paused()) {
                var mine = row.answer() != null || (row.node() > 0 && isGone(row.node()));
                tables.effects.put(
                        tx.number(), effect, row.of(mine ? me : row.node()).paused(false));
            }
        }
    }

    /// One whose row a rescuer holds is as good as gone.
    private boolean isGone(long node) {
        var row = tables.nodes.get(tx.number(), node);
        if (row == null || tables.nodes.lockedFor(tx.number(), node)) {
            return !tables.lacks(Removed.RELEASED);
        }
        tables.nodes.put(tx.number(), node, row);
        return false;
    }

    @Override
    public void forget(Held seen, int timer) {
        tx.reach("forget-timer");
        var row = tables.runs.get(tx.number(), seen.key());
        var number = new Numbered(seen.key(), timer);
        if (row == null || row.token() != seen.token() || row.decisions() != seen.decisions()) {
            return;
        }
        tables.runs.put(tx.number(), seen.key(), row);
        if (tables.timers.get(tx.number(), number) != null) {
            tables.timers.put(tx.number(), number, null);
        }
    }

    @Override
    public void sweep(RunKey key) {
        tx.reach("sweep");
        var run = tables.runs.get(tx.number(), key);
        if (run == null || !run.underWay()) {
            tables.unhook(key, tx.number());
        }
    }

    private static Foreign foreign(Numbered effect, EffectRow row) {
        var organization = row.organization().value();
        return new Foreign(
                effect.key(), effect.number(), organization, row.request(), row.answer(), row.at());
    }

    private List<Held> taken(List<RunKey> keys, Predicate<RunRow> wanted) {
        var moved = new ArrayList<RunKey>();
        for (var key : keys) {
            var row = tables.runs.get(tx.number(), key);
            if (row != null && wanted.test(row)) {
                tables.runs.put(tx.number(), key, moved(row));
                tx.taken().put(key, moved(row).token());
                moved.add(key);
            }
        }
        return moved.isEmpty() ? List.of() : seen(moved);
    }

    private RunRow moved(RunRow row) {
        var tokens = tables.lacks(Removed.TAKEN_TOKEN) ? 0 : 1;
        return row.moved(row.status(), tokens, 0, row.pausedAt());
    }

    private List<Held> seen(List<RunKey> keys) {
        tx.reach("cases-of");
        return keys.stream().map(this::held).toList();
    }

    private Held held(RunKey key) {
        var row = Objects.requireNonNull(tables.runs.get(tx.number(), key));
        var of = Objects.requireNonNull(tables.cases.get(tx.number(), key.caseId()));
        return new Held(
                row.publication(),
                new RunId(key.runId()),
                row.token(),
                row.decisions(),
                row.status(),
                row.state() == null ? null : new RunState(Json.stored(row.state())),
                view(key.caseId(), of),
                null);
    }

    static CaseView view(long number, CaseRow row) {
        return new CaseView(
                new CaseId(number),
                row.shown(),
                row.publication().definition().head().name(),
                row.publication().version(),
                row.subject(),
                row.status(),
                (ObjectNode) Json.stored(row.attributes()),
                null,
                row.createdAt());
    }
}
