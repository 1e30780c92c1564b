package caseloom.engine;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Happening;
import caseloom.core.json.Json;
import caseloom.engine.SimulatedTables.HistoryRow;
import caseloom.engine.SimulatedTables.RunRow;
import caseloom.engine.SimulatedTables.TimerRow;
import caseloom.runs.RunRecord;
import caseloom.runs.SteppedRuns;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `runs.sql` says, on rows in memory; part of a transaction.
final class SimulatedWish implements SteppedRuns.Rows {

    private final SimulatedTx tx;
    private final SimulatedTables tables;
    private final Prompts prompts;

    SimulatedWish(SimulatedTx tx, Prompts prompts) {
        this.tx = tx;
        this.tables = tx.tables();
        this.prompts = prompts;
    }

    @Override
    public Optional<RunRecord> find(long run) {
        tx.reach("find");
        return tables.runs.seenBy(tx.number()).entrySet().stream()
                .filter(entry -> entry.getKey().runId() == run)
                .map(entry -> record(entry.getKey(), entry.getValue()))
                .findFirst();
    }

    @Override
    public SteppedRuns.Case lockCase(long number) {
        tx.reach("lock-case");
        var row = Objects.requireNonNull(tables.cases.get(tx.number(), number));
        tables.cases.put(tx.number(), number, row);
        return new SteppedRuns.Case(row.status(), row.shown());
    }

    @Override
    public Optional<Integer> cancel(RunKey key) {
        tx.reach("cancel");
        return moved(key, row(key).moved(RunStatus.CANCELLED, 1, 1, null), row(key).underWay());
    }

    @Override
    public Optional<Integer> pause(RunKey key, Instant at) {
        tx.reach("pause");
        var row = row(key);
        return moved(
                key, row.moved(RunStatus.RUNNING, 1, 1, at), row.underWay() && !row.isPaused());
    }

    @Override
    public Optional<Integer> resume(RunKey key) {
        tx.reach("resume");
        var row = row(key);
        return moved(key, row.moved(row.status(), 0, 1, null), row.underWay() && row.isPaused());
    }

    @Override
    public boolean moveCase(long number, String to) {
        tx.reach("move-case");
        var row = Objects.requireNonNull(tables.cases.get(tx.number(), number));
        var moves = !row.status().equals(to);
        if (moves) {
            var changed = SimulatedApplyStore.changed(row, row.subject(), to, null);
            tables.cases.put(tx.number(), number, changed);
        }
        return moves;
    }

    @Override
    public void tell(RunKey key, int seq, Instant at, String entries) {
        tx.reach("tell");
        tables.history.insert(tx.number(), new Numbered(key, seq), new HistoryRow(at, entries));
    }

    @Override
    public void unhook(RunKey key) {
        tx.reach("unhook");
        if (!tables.lacks(Removed.UNHOOKED)) {
            tables.unhook(key, tx.number());
        }
    }

    @Override
    public void hold(RunKey key) {
        tx.reach("hold");
        for (var timer : SimulatedTables.of(key, tables.timers, tx.number())) {
            var row = Objects.requireNonNull(tables.timers.get(tx.number(), timer));
            var held = new TimerRow(row.organization(), Instant.MAX, row.due());
            tables.timers.put(tx.number(), timer, held);
        }
        for (var effect : SimulatedTables.of(key, tables.effects, tx.number())) {
            var row = Objects.requireNonNull(tables.effects.get(tx.number(), effect));
            tables.effects.put(tx.number(), effect, row.paused(true));
        }
    }

    @Override
    public void releaseTimers(RunKey key) {
        tx.reach("release-timers");
        for (var timer : SimulatedTables.of(key, tables.timers, tx.number())) {
            var row = Objects.requireNonNull(tables.timers.get(tx.number(), timer));
            var due = row.held() == null ? row.due() : row.held();
            tables.timers.put(tx.number(), timer, new TimerRow(row.organization(), due));
        }
    }

    @Override
    public Optional<Long> retry(RunKey key) {
        tx.reach("retry");
        var state = tables.lacks(Removed.FAILED_STATE) ? null : row(key).state();
        return renewed(key, row(key).status() == RunStatus.FAILED, state);
    }

    @Override
    public Optional<Long> restart(RunKey key) {
        tx.reach("restart");
        return renewed(key, !row(key).underWay(), null);
    }

    @Override
    public void wake(RunKey key, int timer, Instant at) {
        tx.reach("wake");
        var number = new Numbered(key, timer);
        var before = tables.timers.get(tx.number(), number);
        var row = before == null ? new TimerRow(Story.ORGANIZATION, at) : before.moved(at);
        tables.timers.put(tx.number(), number, row);
    }

    @Override
    public Prompts.Given give(RunKey key, Happening happening) {
        return prompts.give(tx, key, happening);
    }

    @Override
    public Runnable releaseEffects(RunKey key) {
        return prompts.release(tx, key);
    }

    @Override
    public void discard() {
        tx.discard();
    }

    private RunRow row(RunKey key) {
        return Objects.requireNonNull(tables.runs.get(tx.number(), key));
    }

    private Optional<Integer> moved(RunKey key, RunRow to, boolean may) {
        if (!may) {
            return Optional.empty();
        }
        tables.runs.put(tx.number(), key, to);
        return Optional.of(to.decisions());
    }

    private Optional<Long> renewed(RunKey key, boolean may, @Nullable String state) {
        var last =
                tables.runs.seenBy(tx.number()).keySet().stream()
                        .noneMatch(other ->
                                other.caseId() == key.caseId() && other.runId() > key.runId());
        if (!(may && last) && !tables.lacks(Removed.LAST_RUN)) {
            return Optional.empty();
        }
        var id = tables.nextCase();
        tables.runs.insert(
                tx.number(),
                new RunKey(key.caseId(), id),
                new RunRow(
                        row(key).publication(), RunStatus.PENDING, null, 1, 0, null, state, null));
        return Optional.of(id);
    }

    private RunRecord record(RunKey key, RunRow row) {
        return new RunRecord(
                new RunId(key.runId()),
                new CaseId(key.caseId()),
                row.publication().workflow(),
                row.publication().version(),
                row.status(),
                Json.object(),
                null,
                tables.now(),
                tables.now(),
                row.pausedAt());
    }
}
