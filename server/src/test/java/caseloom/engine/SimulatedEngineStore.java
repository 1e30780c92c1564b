package caseloom.engine;

import caseloom.changes.SteppedChanges;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.engine.SimulatedTables.CaseRow;
import caseloom.engine.SimulatedTables.HistoryRow;
import caseloom.engine.SimulatedTables.KeyRow;
import caseloom.engine.SimulatedTables.RunRow;
import caseloom.intake.EndedRow;
import caseloom.intake.KeyedAnswer;
import caseloom.intake.Newborn;
import caseloom.intake.Numbers;
import caseloom.intake.SteppedIntake;
import caseloom.runs.SteppedRuns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One node's way to the rows that all share: the store of its engine and of its intake.
final class SimulatedEngineStore implements EngineStore, SteppedIntake.Rows {

    private final SimulatedTables tables;
    private final Line line;

    SimulatedEngineStore(SimulatedTables tables, Line line) {
        this.tables = tables;
        this.line = line;
    }

    @Override
    public <T> T tx(Function<EngineTx, T> work) {
        return committed(work::apply);
    }

    @Override
    public <T> T atOnce(Function<EngineTx, T> work) {
        return committed(work::apply);
    }

    /// Where people's wishes about runs are fulfilled.
    <T> T wish(Prompts prompts, Function<SteppedRuns.Rows, T> work) {
        return committed(tx -> work.apply(new SimulatedWish(tx, prompts)));
    }

    /// Where people change cases.
    <T> T inHand(Function<SteppedChanges.Rows, T> work) {
        return committed(tx -> work.apply(new SimulatedHand(tx)));
    }

    @Override
    public Optional<CaseView> otherCase(OrganizationId organization, long id) {
        return committed(tx -> {
            tx.reach("other-case");
            return Optional.ofNullable(tables.cases.get(tx.number(), id))
                    .filter(row -> row.organization().equals(organization) && row.shown())
                    .map(row -> SimulatedHoldStore.view(id, row));
        });
    }

    @Override
    public long initiator(long caseId) {
        throw new UnsupportedOperationException("no run starts another in a simulation");
    }

    @Override
    public List<Numbers> numbers(int count) {
        return committed(tx -> {
            tx.reach("numbers");
            var numbers = new ArrayList<Numbers>();
            for (var i = 0; i < count; i++) {
                var number = tables.nextCase();
                numbers.add(new Numbers(new CaseId(number), new RunId(number)));
            }
            return numbers;
        });
    }

    @Override
    public void write(long node, List<SteppedIntake.Row> rows) {
        if (tables.lacks(Removed.EARLY_ANSWER)) {
            tables.leave(writing(node, rows));
            return;
        }
        committed(tx -> {
            write(tx, node, rows);
            return true;
        });
    }

    @Override
    public Optional<SteppedIntake.Kept> recall(
            OrganizationId organization, String scope, String key, Instant since) {
        return committed(tx -> {
            tx.reach("recall");
            return Optional.ofNullable(tables.keys.get(tx.number(), place(scope, key)))
                    .filter(row -> row.at().isAfter(since))
                    .map(KeyRow::kept);
        });
    }

    private <T> T committed(Function<SimulatedTx, T> work) {
        line.reach("begin");
        var tx = tables.begin(line);
        Line.Fate fate;
        T result;
        var done = false;
        try {
            result = work.apply(tx);
            if (tx.isDiscarded()) {
                return result;
            }
            fate = line.fate();
            done = true;
        } finally {
            if (!done) {
                tables.rollback(tx);
            }
        }
        end(tx, fate);
        return result;
    }

    private void end(SimulatedTx tx, Line.Fate fate) {
        switch (fate) {
            case DONE -> {
                tables.commit(tx);
                line.answered();
            }
            case UNDONE -> {
                tables.rollback(tx);
                throw Faults.gone("the commit did not happen");
            }
            case UNCONFIRMED -> {
                tables.commit(tx);
                throw Faults.gone("the commit was not confirmed");
            }
            case LATE -> {
                tables.leave(tx);
                throw Faults.gone("the commit is still under way");
            }
        }
    }

    private SimulatedTx writing(long node, List<SteppedIntake.Row> rows) {
        var tx = tables.begin(line);
        write(tx, node, rows);
        return tx;
    }

    private void write(SimulatedTx tx, long node, List<SteppedIntake.Row> rows) {
        tx.reach("write");
        SimulatedNodeStore.requireLive(tx, node);
        for (var row : rows) {
            write(tx, node, row);
            var keyed = row.newborn().arrival().keyed();
            if (keyed != null) {
                remember(tx, row.newborn(), keyed);
            }
        }
    }

    private void write(SimulatedTx tx, long node, SteppedIntake.Row row) {
        var numbers = row.newborn().numbers();
        var key = new RunKey(numbers.caseId().value(), numbers.runId().value());
        tables.cases.insert(
                tx.number(),
                key.caseId(),
                row.ended().map(end -> closed(row, end)).orElseGet(() -> opened(row)));
        tables.runs.insert(
                tx.number(),
                key,
                row.ended().map(end -> ended(row, end)).orElseGet(() -> begun(row, node)));
        var at = row.newborn().arrival().at();
        tables.history.insert(
                tx.number(),
                new Numbered(key, 0),
                new HistoryRow(at, "[{\"event\":\"case.created\"}]"));
        row.ended()
                .ifPresent(end ->
                        tables.history.insert(
                                tx.number(),
                                new Numbered(key, 1),
                                new HistoryRow(end.at(), end.entries())));
    }

    private static CaseRow opened(SteppedIntake.Row row) {
        var arrival = row.newborn().arrival();
        return new CaseRow(
                arrival.publication().organization(),
                arrival.publication(),
                arrival.shown(),
                arrival.subject(),
                Statuses.OPEN,
                row.attributes(),
                arrival.at());
    }

    private static CaseRow closed(SteppedIntake.Row row, EndedRow end) {
        return SimulatedApplyStore.changed(
                opened(row), end.subject(), end.caseStatus(), end.attributes());
    }

    private static RunRow begun(SteppedIntake.Row row, long node) {
        return new RunRow(
                row.newborn().arrival().publication(),
                row.firstStatus(),
                node,
                Newborn.TOKEN,
                0,
                null,
                null,
                null);
    }

    private static RunRow ended(SteppedIntake.Row row, EndedRow end) {
        return new RunRow(
                row.newborn().arrival().publication(),
                RunStatus.of(end.runStatus()),
                null,
                Newborn.TOKEN,
                1,
                end.output(),
                end.state(),
                null);
    }

    private void remember(SimulatedTx tx, Newborn newborn, KeyedAnswer keyed) {
        var answer = keyed.answer().apply(newborn.numbers());
        var row =
                new KeyRow(
                        new SteppedIntake.Kept(keyed.bodyHash(), answer.location(), answer.body()),
                        newborn.arrival().at());
        var place = place(keyed.scope(), keyed.key());
        if (tables.lacks(Removed.UNIQUE_KEY)) {
            tables.keys.put(tx.number(), place, row);
        } else {
            tables.keys.insert(tx.number(), place, row);
        }
    }

    private static String place(String scope, String key) {
        return scope + ' ' + key;
    }
}
