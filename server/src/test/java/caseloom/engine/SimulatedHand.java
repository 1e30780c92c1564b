package caseloom.engine;

import caseloom.changes.SteppedChanges;
import caseloom.core.json.Json;
import caseloom.engine.SimulatedTables.HistoryRow;
import caseloom.engine.SimulatedTables.RunRow;
import caseloom.engine.SimulatedTables.TimerRow;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What `hand.sql` says, on rows in memory; part of a transaction.
final class SimulatedHand implements SteppedChanges.Rows {

    private final SimulatedTx tx;
    private final SimulatedTables tables;

    SimulatedHand(SimulatedTx tx) {
        this.tx = tx;
        this.tables = tx.tables();
    }

    @Override
    public Optional<Long> newest(long number) {
        tx.reach("newest-run");
        return tables.runs.seenBy(tx.number()).keySet().stream()
                .filter(key -> key.caseId() == number)
                .map(RunKey::runId)
                .max(Long::compare);
    }

    @Override
    public void holdRun(RunKey key) {
        tx.reach("hold-run");
        tables.runs.put(tx.number(), key, row(key));
    }

    @Override
    public SteppedChanges.Case holdCase(long number) {
        tx.reach("hold-case");
        var row = Objects.requireNonNull(tables.cases.get(tx.number(), number));
        tables.cases.put(tx.number(), number, row);
        return new SteppedChanges.Case(
                row.publication().workflow(),
                row.publication().version(),
                row.subject(),
                (ObjectNode) Json.stored(row.attributes()),
                tables.now());
    }

    @Override
    public SteppedChanges.Counted count(RunKey key) {
        tx.reach("count");
        var row = row(key);
        var seq = row.decisions() + 1;
        if (!tables.lacks(Removed.COUNTED_BY_HAND)) {
            tables.runs.put(tx.number(), key, row.moved(row.status(), 0, 1, row.pausedAt()));
        }
        return new SteppedChanges.Counted(
                seq, row.underWay() && row.state() == null && !row.isPaused());
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
    public void tell(RunKey key, int seq, Instant at, String entries) {
        tx.reach("tell");
        tables.history.insert(tx.number(), new Numbered(key, seq), new HistoryRow(at, entries));
    }

    @Override
    public void amend(long number, String subject, ObjectNode attributes) {
        tx.reach("amend");
        var row = Objects.requireNonNull(tables.cases.get(tx.number(), number));
        var changed =
                SimulatedApplyStore.changed(row, subject, row.status(), Json.write(attributes));
        tables.cases.put(tx.number(), number, changed);
    }

    private RunRow row(RunKey key) {
        return Objects.requireNonNull(tables.runs.get(tx.number(), key));
    }
}
