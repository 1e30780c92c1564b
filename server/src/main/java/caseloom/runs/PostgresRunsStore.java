package caseloom.runs;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The statements about single runs, within one transaction.
final class PostgresRunsStore implements RunsStore {

    private static final Sql SQL = Sql.of(PostgresRunsStore.class, "runs.sql");

    private final Tx tx;

    PostgresRunsStore(Tx tx) {
        this.tx = tx;
    }

    @Override
    public Optional<RunRecord> find(OrganizationId organization, RunId run) {
        var number = run.value();
        var owner = organization.value();
        return tx.first(
                SQL.get("find"), PostgresRunsStore::record, number, number, owner, number, owner);
    }

    @Override
    public List<RunRecord> ofCase(OrganizationId organization, CaseId number, int most) {
        return tx.list(
                SQL.get("of-case"),
                PostgresRunsStore::record,
                number.value(),
                organization.value(),
                most);
    }

    @Override
    public void lockRun(Verb verb, RunRecord run) {
        tx.all(
                SQL.get("lock-run"),
                run.caseId().value(),
                run.id().value(),
                verb.organization().value());
    }

    @Override
    public Locked lockCase(Verb verb, CaseId number) {
        return tx.first(
                        SQL.get("lock-case"),
                        row -> new Locked(row.getString("status"), row.getBoolean("shown")),
                        number.value(),
                        verb.organization().value())
                .orElseThrow(() -> new IllegalStateException("a run has its case: " + number));
    }

    @Override
    public Optional<Integer> cancel(Verb verb, RunRecord run) {
        return decided(verb, run, "cancel");
    }

    @Override
    public Optional<Integer> pause(Verb verb, RunRecord run) {
        return tx.first(
                SQL.get("pause"),
                row -> row.getInt("decisions"),
                verb.at(),
                verb.at(),
                run.caseId().value(),
                run.id().value(),
                verb.organization().value());
    }

    @Override
    public Optional<Integer> resume(Verb verb, RunRecord run) {
        return decided(verb, run, "resume");
    }

    private Optional<Integer> decided(Verb verb, RunRecord run, String statement) {
        return tx.first(
                SQL.get(statement),
                row -> row.getInt("decisions"),
                verb.at(),
                run.caseId().value(),
                run.id().value(),
                verb.organization().value());
    }

    @Override
    public boolean moveCase(Verb verb, CaseId number, String to) {
        return tx.change(
                        SQL.get("move-case"),
                        to,
                        verb.at(),
                        number.value(),
                        verb.organization().value(),
                        to)
                == 1;
    }

    @Override
    public void tell(Verb verb, CaseId number, Told told) {
        tx.change(
                SQL.get("tell"),
                number.value(),
                told.run().value(),
                told.seq(),
                verb.organization().value(),
                told.at(),
                told.entries());
    }

    @Override
    public void unhook(Verb verb, RunRecord run) {
        var at = verb.at();
        var caseId = run.caseId().value();
        var id = run.id().value();
        tx.all(
                SQL.get("unhook"),
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                at,
                at,
                caseId,
                id,
                caseId,
                id,
                caseId,
                id,
                at,
                caseId,
                id);
    }

    @Override
    public void hold(RunRecord run) {
        twice(run, "hold");
    }

    @Override
    public void releaseMail(Verb verb, RunRecord run) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        var at = verb.at();
        tx.all(SQL.get("release-mail"), caseId, id, at, caseId, id, caseId, id, at, caseId, id);
    }

    @Override
    public void release(RunRecord run) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        tx.change(SQL.get("release-timers"), caseId, id, caseId, id);
    }

    private void twice(RunRecord run, String statements) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        tx.all(SQL.get(statements), caseId, id, caseId, id, caseId, id, caseId, id);
    }

    @Override
    public Optional<RunId> retry(Verb verb, RunRecord run) {
        return renewed(verb, run, "retry");
    }

    @Override
    public Optional<RunId> restart(Verb verb, RunRecord run) {
        return renewed(verb, run, "restart");
    }

    private Optional<RunId> renewed(Verb verb, RunRecord run, String statement) {
        return tx.first(
                SQL.get(statement),
                row -> new RunId(row.getLong("id")),
                verb.at(),
                verb.at(),
                run.caseId().value(),
                run.id().value(),
                verb.organization().value());
    }

    @Override
    public void wake(Verb verb, CaseId number, RunId run, int timer) {
        tx.change(
                SQL.get("wake"),
                number.value(),
                run.value(),
                timer,
                verb.organization().value(),
                verb.at());
    }

    private static RunRecord record(ResultSet row) throws SQLException {
        var output = row.getString("output");
        return new RunRecord(
                new RunId(row.getLong("id")),
                new CaseId(row.getLong("case_id")),
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                RunStatus.of(row.getString("status")),
                Json.stored(row.getString("input")),
                output == null ? null : Json.stored(output),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"),
                Tx.instant(row, "paused_at"));
    }
}
