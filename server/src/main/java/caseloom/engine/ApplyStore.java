package caseloom.engine;

import static caseloom.engine.Columns.cases;
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

/// The statements that store decisions, many at once.
final class ApplyStore {

    private static final Sql SQL = Sql.of(ApplyStore.class, "apply.sql");

    /// Moves the runs on whose guard still holds, tells their histories and changes their cases,
    /// and says which these are. The others lost their lease: nothing else of their decisions may
    /// be written. One statement.
    Set<RunKey> store(Tx tx, List<Decided> batch) {
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
                        texts(batch, ApplyStore::output),
                        texts(batch, decided -> decided.state().orElse(null)),
                        moments(batch, Decided::at),
                        texts(batch, decided -> Entries.write(decided.decision().entries())),
                        texts(changes, change -> change.map(CaseView::status).orElse(null)),
                        texts(changes, change -> change.map(CaseView::subject).orElse(null)),
                        texts(changes, change -> change.map(ApplyStore::attributes).orElse(null))));
    }

    void set(Tx tx, List<Wakeup> timers) {
        tx.change(
                SQL.get("set-timers"),
                longs(timers, timer -> timer.key().caseId()),
                longs(timers, timer -> timer.key().runId()),
                ints(timers, Wakeup::timer),
                longs(timers, timer -> timer.organization().value()),
                moments(timers, Wakeup::due));
    }

    void clear(Tx tx, List<Numbered> timers) {
        var keys = timers.stream().map(Numbered::key).toList();
        tx.change(SQL.get("clear-timers"), cases(keys), runs(keys), ints(timers, Numbered::number));
    }

    void start(Tx tx, long node, List<Outgoing> effects) {
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

    /// Runs that nobody waits for any more are told from that moment on.
    void drop(Tx tx, List<Dropped> dropped, Instant now) {
        var effects = dropped.stream().map(Dropped::effect).toList();
        var keys = effects.stream().map(Numbered::key).toList();
        var answered = new boolean[dropped.size()];
        for (var i = 0; i < answered.length; i++) {
            answered[i] = dropped.get(i).answered();
        }
        tx.change(
                SQL.get("drop-effects"),
                cases(keys),
                runs(keys),
                ints(effects, Numbered::number),
                answered,
                now);
    }

    private static @Nullable String output(Decided decided) {
        var output = decided.output();
        return output == null ? null : Json.write(output);
    }

    private static String attributes(CaseView view) {
        return Json.write(view.attributes());
    }
}
