package caseloom.engine;

import static caseloom.engine.Columns.cases;
import static caseloom.engine.Columns.inOrder;
import static caseloom.engine.Columns.ints;
import static caseloom.engine.Columns.longs;
import static caseloom.engine.Columns.moments;
import static caseloom.engine.Columns.runs;
import static caseloom.engine.Columns.texts;

import caseloom.core.cases.CaseView;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stores decisions in PostgreSQL, within one transaction.
final class PostgresApplyStore implements ApplyStore {

    private static final Sql SQL = Sql.of(PostgresApplyStore.class, "apply.sql");

    private final Tx tx;

    PostgresApplyStore(Tx tx) {
        this.tx = tx;
    }

    @Override
    public Set<RunKey> store(List<Decided> decisions, long destinations) {
        var batch = inOrder(decisions, decided -> decided.held().key(), RunKey.ORDER);
        var changes = batch.stream().map(Decided::change).toList();
        return new HashSet<>(
                tx.list(
                        SQL.get("store"),
                        row -> new RunKey(row.getLong("case_id"), row.getLong("id")),
                        longs(batch, decided -> decided.held().key().caseId()),
                        longs(batch, decided -> decided.held().key().runId()),
                        longs(batch, decided -> decided.held().organization().value()),
                        longs(batch, decided -> decided.held().token()),
                        ints(batch, decided -> decided.held().decisions()),
                        texts(batch, decided -> decided.status().word()),
                        texts(batch, PostgresApplyStore::output),
                        texts(batch, decided -> decided.state().orElse(null)),
                        moments(batch, Decided::at),
                        texts(batch, decided -> Entries.write(decided.decision().entries())),
                        texts(changes, change -> change.map(CaseView::status).orElse(null)),
                        texts(changes, change -> change.map(CaseView::subject).orElse(null)),
                        texts(batch, PostgresApplyStore::attributes),
                        destinations));
    }

    @Override
    public void change(List<TimerChange> changes) {
        var timers = inOrder(changes, TimerChange::timer, Numbered.ORDER);
        var keys = timers.stream().map(change -> change.timer().key()).toList();
        tx.change(
                SQL.get("change-timers"),
                cases(keys),
                runs(keys),
                ints(timers, change -> change.timer().number()),
                longs(timers, TimerChange::organizationNumber),
                moments(timers, TimerChange::due));
    }

    @Override
    public void start(long node, List<Outgoing> started) {
        var effects = inOrder(started, Outgoing::number, Numbered.ORDER);
        tx.change(
                SQL.get("start-effects"),
                node,
                longs(effects, effect -> effect.held().key().caseId()),
                longs(effects, effect -> effect.held().key().runId()),
                ints(effects, effect -> effect.effect().activation()),
                longs(effects, effect -> effect.held().organization().value()),
                texts(effects, effect -> EffectJson.write(effect.effect())),
                moments(effects, Outgoing::at));
    }

    @Override
    public void drop(List<Dropped> dropped, Instant now) {
        var effects = inOrder(dropped, Dropped::effect, Numbered.ORDER);
        var keys = effects.stream().map(drop -> drop.effect().key()).toList();
        var answered = new boolean[effects.size()];
        for (var i = 0; i < answered.length; i++) {
            answered[i] = effects.get(i).answered();
        }
        tx.change(
                SQL.get("drop-effects"),
                cases(keys),
                runs(keys),
                ints(effects, drop -> drop.effect().number()),
                answered,
                now);
    }

    private static @Nullable String output(Decided decided) {
        var output = decided.output();
        return output == null ? null : Json.write(output);
    }

    /// Null when they stay as they are, so that large ones are not written again.
    private static @Nullable String attributes(Decided decided) {
        var before = decided.held().view().attributes();
        return decided.change()
                .map(CaseView::attributes)
                .filter(after -> !after.equals(before))
                .map(Json::write)
                .orElse(null);
    }
}
