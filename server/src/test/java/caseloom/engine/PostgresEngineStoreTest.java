package caseloom.engine;

import caseloom.core.cases.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The engine's store in PostgreSQL.
class PostgresEngineStoreTest extends EngineStoreContract {

    private EngineRig rig;
    private long number;

    @BeforeEach
    void open() {
        rig = new EngineRig();
        rig.publish(1, Documents.REFUND);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Override
    EngineStore store() {
        return rig.store;
    }

    @Override
    RunKey born(long node) {
        number++;
        rig.number("select 1 from (select ensure_history_partition(?)) as made", number);
        rig.change(
                """
                insert into cases (
                    id, organization_id, workflow_id, version, shown, subject, status, attributes,
                    initiator, created_at, updated_at)
                values (?, 1, 1, 1, true, 'A case', 'Open', '{}', 1, now(), now())
                """,
                number);
        rig.change(
                """
                insert into runs (
                    case_id, id, organization_id, workflow_id, version, status, lease_owner,
                    lease_token, decisions, input, created_at, updated_at)
                values (?, ?, 1, 1, 1, 'pending', ?, 1, 0, '{}', now(), now())
                """,
                number,
                number,
                node);
        return new RunKey(number, number);
    }

    @Override
    void pause(RunKey key) {
        rig.change("update runs set paused_at = now() where id = ?", key.runId());
        rig.change("update effects set paused = true where run_id = ?", key.runId());
    }

    @Override
    Row row(RunKey key) {
        return rig.database
                .db()
                .system(tx ->
                        tx.first(
                                """
                                select status, lease_owner, lease_token, decisions,
                                       (select count(*)
                                          from history
                                         where history.case_id = runs.case_id) as told
                                  from runs
                                 where id = ?
                                """,
                                row ->
                                        new Row(
                                                RunStatus.of(row.getString("status")),
                                                row.getObject("lease_owner", Long.class),
                                                row.getLong("lease_token"),
                                                row.getInt("decisions"),
                                                row.getInt("told")),
                                key.runId()))
                .orElseThrow();
    }
}
