package caseloom.engine;

import caseloom.HandClock;
import caseloom.core.cases.RunStatus;
import caseloom.engine.SimulatedTables.CaseRow;
import caseloom.engine.SimulatedTables.RunRow;
import java.time.Instant;
import java.util.Objects;

/// The store that the simulation puts in the place of PostgreSQL.
class SimulatedEngineStoreTest extends EngineStoreContract {

    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T17:04:12.345Z"));
    private final SimulatedTables tables = new SimulatedTables(clock);
    private final EngineStore store = new SimulatedEngineStore(tables, Line.CALM);

    @Override
    EngineStore store() {
        return store;
    }

    @Override
    RunKey born(long node) {
        var number = tables.nextCase();
        var key = new RunKey(number, number);
        var publication = Story.WAITING.publication();
        var tx = tables.begin(Line.CALM);
        tables.cases.insert(
                tx.number(),
                key.caseId(),
                new CaseRow(
                        Story.ORGANIZATION,
                        publication,
                        true,
                        "A case",
                        "Open",
                        "{}",
                        clock.instant()));
        tables.runs.insert(
                tx.number(),
                key,
                new RunRow(publication, RunStatus.PENDING, node, 1, 0, null, null, null));
        tables.commit(tx);
        return key;
    }

    @Override
    void pause(RunKey key) {
        var tx = tables.begin(Line.CALM);
        var row = Objects.requireNonNull(tables.runs.get(tx.number(), key));
        tables.runs.put(tx.number(), key, row.moved(row.status(), 0, 0, clock.instant()));
        for (var effect : SimulatedTables.of(key, tables.effects, tx.number())) {
            var held = Objects.requireNonNull(tables.effects.get(tx.number(), effect));
            tables.effects.put(tx.number(), effect, held.paused(true));
        }
        tables.commit(tx);
    }

    @Override
    Row row(RunKey key) {
        var row = Objects.requireNonNull(tables.runs.rows().get(key));
        var told = tables.history.rows().keySet().stream().filter(one -> one.key().equals(key));
        return new Row(row.status(), row.owner(), row.token(), row.decisions(), (int) told.count());
    }
}
