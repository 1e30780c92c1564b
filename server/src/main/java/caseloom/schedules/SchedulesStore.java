package caseloom.schedules;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.intake.Numbers;
import caseloom.workflows.Publication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements about schedules and subscriptions.
final class SchedulesStore {

    private static final Sql SQL = Sql.of(SchedulesStore.class, "schedules.sql");

    /// A schedule that is due.
    record Due(WorkflowId workflow, Instant due) {}

    void remove(Tx tx, OrganizationId organization, WorkflowId workflow) {
        var id = workflow.value();
        tx.all(SQL.get("remove"), organization.value(), id, organization.value(), id);
    }

    void begin(Tx tx, Publication publication, Instant at, Instant moment) {
        tx.change(
                SQL.get("begin"),
                publication.workflow().value(),
                publication.organization().value(),
                publication.version(),
                at,
                moment,
                moment);
    }

    void subscribe(Tx tx, Publication publication, List<Long> correlations) {
        tx.change(
                SQL.get("subscribe"),
                publication.workflow().value(),
                publication.organization().value(),
                publication.version(),
                numbers(correlations));
    }

    List<Subscription> subscriptions(Tx tx, List<Long> correlations) {
        return tx.list(
                SQL.get("subscriptions"),
                row ->
                        new Subscription(
                                new WorkflowId(row.getLong("workflow_id")),
                                row.getInt("version"),
                                row.getLong("correlation_id"),
                                row.getLong("published_by")),
                numbers(correlations));
    }

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due"),
                row ->
                        new Due(
                                new WorkflowId(row.getLong("workflow_id")),
                                Tx.moment(row, "due_at")),
                now,
                most);
    }

    List<DueSchedule> claim(Tx tx, List<Due> due, Instant until) {
        return tx.list(
                SQL.get("claim"),
                SchedulesStore::row,
                until,
                due.stream().mapToLong(one -> one.workflow().value()).toArray(),
                due.stream().map(Due::due).toArray(Instant[]::new));
    }

    /// False when the schedule is another one by now.
    boolean move(Tx tx, DueSchedule row, Instant moment) {
        return moved(tx, row, moment, moment, null);
    }

    /// The next moment comes after the end of that run; it is looked at from the given moment on.
    boolean await(Tx tx, DueSchedule row, Numbers run, Instant lookAt) {
        return moved(tx, row, null, lookAt, run);
    }

    /// There is no next moment.
    void end(Tx tx, DueSchedule row) {
        tx.change(SQL.get("end"), row.workflow().value(), row.version(), row.moment());
    }

    /// When that run ended; empty while it has not.
    Optional<Instant> ended(Tx tx, Numbers run) {
        return tx.first(
                SQL.get("ended"),
                found -> Tx.moment(found, "updated_at"),
                run.caseId().value(),
                run.runId().value());
    }

    private static boolean moved(
            Tx tx, DueSchedule row, @Nullable Instant moment, Instant due, @Nullable Numbers run) {
        return tx.change(
                        SQL.get("move"),
                        moment,
                        due,
                        run == null ? null : run.caseId().value(),
                        run == null ? null : run.runId().value(),
                        row.workflow().value(),
                        row.version(),
                        row.moment())
                == 1;
    }

    private static DueSchedule row(ResultSet row) throws SQLException {
        var run = row.getLong("run_id");
        return new DueSchedule(
                new WorkflowId(row.getLong("workflow_id")),
                row.getInt("version"),
                Tx.moment(row, "began_at"),
                Tx.instant(row, "moment"),
                run == 0 ? null : new Numbers(new CaseId(row.getLong("case_id")), new RunId(run)),
                row.getLong("published_by"),
                row.getBoolean("closed"));
    }

    private static long[] numbers(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
