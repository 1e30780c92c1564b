package caseloom.engine;

import caseloom.core.json.Json;
import caseloom.engine.SimulatedTables.CaseRow;
import caseloom.engine.SimulatedTables.EffectRow;
import caseloom.engine.SimulatedTables.HistoryRow;
import caseloom.engine.SimulatedTables.RunRow;
import caseloom.engine.SimulatedTables.TimerRow;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `apply.sql` says, on rows in memory.
final class SimulatedApplyStore implements ApplyStore {

    private final SimulatedTx tx;
    private final SimulatedTables tables;

    SimulatedApplyStore(SimulatedTx tx) {
        this.tx = tx;
        this.tables = tx.tables();
    }

    @Override
    public Set<RunKey> store(List<Decided> batch, long destinations) {
        tx.reach("store");
        var won = new HashSet<RunKey>();
        for (var decided : batch) {
            var row = tables.runs.get(tx.number(), decided.held().key());
            if (row != null && row.underWay() && fits(row, decided)) {
                write(decided, row);
                won.add(decided.held().key());
            } else if (tables.lacks(Removed.TOLD_LOSER)) {
                tell(decided, decided.held().decisions() + 1);
            }
        }
        if (tables.lacks(Removed.ONE_TRANSACTION)) {
            tables.commit(tx);
        }
        return won;
    }

    @Override
    public void change(List<TimerChange> changes) {
        tx.reach("change-timers");
        for (var change : changes) {
            var due = change.due();
            if (due != null) {
                set(change, due);
            } else if (!tables.lacks(Removed.CLEARED_TIMER)) {
                clear(change.timer());
            }
        }
    }

    @Override
    public void start(long node, List<Outgoing> effects) {
        tx.reach("start-effects");
        for (var effect : effects) {
            tx.hooked().add(effect.held().key());
            tables.effects.insert(
                    tx.number(),
                    effect.number(),
                    new EffectRow(
                            node,
                            effect.held().organization(),
                            EffectJson.write(effect.effect()),
                            effect.at(),
                            null,
                            false));
        }
    }

    @Override
    public void drop(List<Dropped> effects, Instant now) {
        tx.reach("drop-effects");
        if (!tables.lacks(Removed.DROPPED_EFFECT)) {
            effects.forEach(dropped -> drop(dropped.effect()));
        }
    }

    private void set(TimerChange change, Instant due) {
        if (change.timer().number() != Wakeup.GO_ON) {
            tx.hooked().add(change.timer().key());
        }
        var before = tables.timers.get(tx.number(), change.timer());
        var organization = Objects.requireNonNull(change.organization());
        var row = before == null ? new TimerRow(organization, due) : before.moved(due);
        tables.timers.put(tx.number(), change.timer(), row);
    }

    private void clear(Numbered timer) {
        if (tables.timers.get(tx.number(), timer) != null) {
            tables.timers.put(tx.number(), timer, null);
        }
    }

    private void drop(Numbered effect) {
        if (tables.effects.get(tx.number(), effect) != null) {
            tables.effects.put(tx.number(), effect, null);
        }
    }

    private boolean fits(RunRow row, Decided decided) {
        var blind = tables.lacks(Removed.SIGHT);
        var token =
                blind || tables.lacks(Removed.LEASE_TOKEN) || row.token() == decided.held().token();
        var count =
                blind
                        || tables.lacks(Removed.DECISION_COUNT)
                        || row.decisions() == decided.held().decisions();
        return token && count;
    }

    private void write(Decided decided, RunRow row) {
        var seq = tables.lacks(Removed.SIGHT) ? row.decisions() + 1 : told(decided);
        var output = decided.output();
        tables.runs.put(
                tx.number(),
                decided.held().key(),
                new RunRow(
                        row.publication(),
                        decided.status(),
                        null,
                        row.token(),
                        row.decisions() + 1,
                        output == null ? null : Json.write(output),
                        decided.state().orElse(null),
                        row.pausedAt()));
        tell(decided, seq);
        change(decided);
        tx.stored().add(decided);
    }

    private static int told(Decided decided) {
        return decided.held().decisions() + 1;
    }

    private void tell(Decided decided, int seq) {
        tables.history.insert(
                tx.number(),
                new Numbered(decided.held().key(), seq),
                new HistoryRow(decided.at(), Entries.write(decided.decision().entries())));
    }

    private void change(Decided decided) {
        var number = decided.held().key().caseId();
        var row = tables.cases.get(tx.number(), number);
        var change = decided.change();
        if (row != null && change.isPresent()) {
            var view = change.get();
            tables.cases.put(
                    tx.number(),
                    number,
                    changed(row, view.subject(), view.status(), Json.write(view.attributes())));
        }
    }

    static CaseRow changed(
            CaseRow row, String subject, String status, @Nullable String attributes) {
        return new CaseRow(
                row.organization(),
                row.publication(),
                row.shown(),
                subject,
                status,
                attributes == null ? row.attributes() : attributes,
                row.createdAt());
    }
}
