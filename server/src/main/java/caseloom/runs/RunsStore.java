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
        var number = run.value();
        var owner = organization.value();
        return tx.first(SQL.get("find"), RunsStore::record, number, number, owner, number, owner);
    }

    List<RunRecord> ofCase(Tx tx, OrganizationId organization, CaseId number, int most) {
        return tx.list(
                SQL.get("of-case"), RunsStore::record, number.value(), organization.value(), most);
    }

    RunRecord current(Verb verb, RunId run) {
        return find(verb.tx(), verb.organization(), run).orElseThrow();
    }

    void lockRun(Verb verb, RunRecord run) {
        verb.tx()
                .all(
                        SQL.get("lock-run"),
                        run.caseId().value(),
                        run.id().value(),
                        verb.organization().value());
    }

    Locked lockCase(Verb verb, CaseId number) {
        return verb.tx()
                .first(
                        SQL.get("lock-case"),
                        row -> new Locked(row.getString("status"), row.getBoolean("shown")),
                        number.value(),
                        verb.organization().value())
                .orElseThrow(() -> new IllegalStateException("a run has its case: " + number));
    }

    /// The number of the decision that cancelled it; empty when the run has ended already.
    Optional<Integer> cancel(Verb verb, RunRecord run) {
        return decided(verb, run, "cancel");
    }

    /// The number of the decision that paused it; empty when it has ended or is paused.
    Optional<Integer> pause(Verb verb, RunRecord run) {
        return verb.tx()
                .first(
                        SQL.get("pause"),
                        row -> row.getInt("decisions"),
                        verb.at(),
                        verb.at(),
                        run.caseId().value(),
                        run.id().value(),
                        verb.organization().value());
    }

    /// The number of the decision that resumed it; empty when it is not paused.
    Optional<Integer> resume(Verb verb, RunRecord run) {
        return decided(verb, run, "resume");
    }

    private static Optional<Integer> decided(Verb verb, RunRecord run, String statement) {
        return verb.tx()
                .first(
                        SQL.get(statement),
                        row -> row.getInt("decisions"),
                        verb.at(),
                        run.caseId().value(),
                        run.id().value(),
                        verb.organization().value());
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

    /// Puts out of sight what would wake the run.
    void hold(Tx tx, RunRecord run) {
        twice(tx, run, "hold");
    }

    /// Events and callbacks that came for it are brought again.
    void releaseMail(Verb verb, RunRecord run) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        var at = verb.at();
        verb.tx()
                .all(
                        SQL.get("release-mail"),
                        caseId,
                        id,
                        at,
                        caseId,
                        id,
                        caseId,
                        id,
                        at,
                        caseId,
                        id);
    }

    /// Its timers come due again when they would have.
    void release(Tx tx, RunRecord run) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        tx.change(SQL.get("release-timers"), caseId, id, caseId, id);
    }

    private static void twice(Tx tx, RunRecord run, String statements) {
        var caseId = run.caseId().value();
        var id = run.id().value();
        tx.all(SQL.get(statements), caseId, id, caseId, id, caseId, id, caseId, id);
    }

    /// The number of the new run; empty when the run did not fail or is not the case's last.
    Optional<RunId> retry(Verb verb, RunRecord run) {
        return renewed(verb, run, "retry");
    }

    /// The number of the new run; empty when the run lives or is not the case's last.
    Optional<RunId> restart(Verb verb, RunRecord run) {
        return renewed(verb, run, "restart");
    }

    private static Optional<RunId> renewed(Verb verb, RunRecord run, String statement) {
        return verb.tx()
                .first(
                        SQL.get(statement),
                        row -> new RunId(row.getLong("id")),
                        verb.at(),
                        verb.at(),
                        run.caseId().value(),
                        run.id().value(),
                        verb.organization().value());
    }

    /// Has the engine look at the run at once.
    void wake(Verb verb, CaseId number, RunId run, int timer) {
        verb.tx()
                .change(
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
