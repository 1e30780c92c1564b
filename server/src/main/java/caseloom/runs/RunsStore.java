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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements about single runs.
final class RunsStore {

    private static final Sql SQL = Sql.of(RunsStore.class, "runs.sql");

    /// What a wish needs to know of the case it locked.
    record Locked(String status, boolean shown) {}

    Optional<RunRecord> find(Tx tx, OrganizationId organization, RunId run) {
        return tx.first(SQL.get("find"), RunsStore::record, run.value(), organization.value());
    }

    List<RunRecord> ofCase(Tx tx, OrganizationId organization, CaseId number, int most) {
        return tx.list(
                SQL.get("of-case"), RunsStore::record, number.value(), organization.value(), most);
    }

    Locked lockCase(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(
                        SQL.get("lock-case"),
                        row -> new Locked(row.getString("status"), row.getBoolean("shown")),
                        number.value(),
                        organization.value())
                .orElseThrow(() -> new IllegalStateException("a run has its case: " + number));
    }

    /// The number of the decision that cancelled it; empty when the run has ended already.
    Optional<Integer> cancel(Tx tx, OrganizationId organization, RunRecord run, Instant at) {
        return tx.first(
                SQL.get("cancel"),
                row -> row.getInt("decisions"),
                at,
                run.caseId().value(),
                run.id().value(),
                organization.value());
    }

    boolean moveCase(Tx tx, OrganizationId organization, CaseId number, String to, Instant at) {
        return tx.change(SQL.get("move-case"), to, at, number.value(), organization.value(), to)
                == 1;
    }

    void tell(Tx tx, OrganizationId organization, CaseId number, Told told) {
        tx.change(
                SQL.get("tell"),
                number.value(),
                told.run().value(),
                told.seq(),
                organization.value(),
                told.at(),
                told.entries());
    }

    /// A history row to write.
    record Told(RunId run, int seq, Instant at, String entries) {}

    /// Nothing wakes the run any more; whom it concerns is told from that moment on.
    void unhook(Tx tx, RunRecord run, Instant at) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        tx.all(
                SQL.get("unhook"),
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

    /// The number of the new run; empty when the run did not fail or is not the case's last.
    Optional<RunId> retry(Tx tx, OrganizationId organization, RunRecord run, Instant at) {
        return tx.first(
                SQL.get("retry"),
                row -> new RunId(row.getLong("id")),
                at,
                at,
                run.caseId().value(),
                run.id().value(),
                organization.value());
    }

    void wake(Tx tx, OrganizationId organization, CaseId number, RunId run, int timer, Instant at) {
        tx.change(SQL.get("wake"), number.value(), run.value(), timer, organization.value(), at);
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
                Tx.moment(row, "updated_at"));
    }
}
