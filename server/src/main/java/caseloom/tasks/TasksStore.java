package caseloom.tasks;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements that read tasks.
final class TasksStore {

    private static final Sql SQL = Sql.of(TasksStore.class, "tasks.sql");

    Optional<Task> find(Tx tx, OrganizationId organization, CaseId number) {
        return byNumbers(tx, organization, new long[] {number.value()}).stream().findFirst();
    }

    /// The newest first.
    List<Task> byNumbers(Tx tx, OrganizationId organization, long[] numbers) {
        return tx.list(SQL.get("by-numbers"), TasksStore::task, numbers, organization.value());
    }

    Optional<WorkflowId> workflow(Tx tx, OrganizationId organization, String key) {
        return tx.first(
                SQL.get("workflow"),
                row -> new WorkflowId(row.getLong("id")),
                organization.value(),
                key);
    }

    long count(Tx tx, Wanted wanted) {
        var arguments = new ArrayList<@Nullable Object>();
        add(arguments, wanted);
        wanted.status.ifPresent(status -> arguments.add(status.word()));
        addMetadata(arguments, wanted);
        var statement = wanted.status.isPresent() ? "count-of-status" : "count";
        return tx.first(SQL.get(statement), row -> row.getLong("tasks"), arguments.toArray())
                .orElseThrow();
    }

    /// A part of those that fit, the newest first, found by asking about one after the other.
    long[] numbers(Tx tx, Wanted wanted, int limit, long offset) {
        var status = wanted.status.map(RunStatus::word).orElse(null);
        var arguments = new ArrayList<@Nullable Object>();
        add(arguments, wanted);
        arguments.add(status);
        arguments.add(status);
        addMetadata(arguments, wanted);
        return numbers(tx, "numbers", arguments, limit, offset);
    }

    /// The same, found by collecting all that have a status.
    long[] numbersOfFew(Tx tx, Wanted wanted, RunStatus status, int limit, long offset) {
        var arguments = new ArrayList<@Nullable Object>();
        add(arguments, wanted);
        arguments.add(status.word());
        addMetadata(arguments, wanted);
        return numbers(tx, "numbers-of-few", arguments, limit, offset);
    }

    /// Which tasks are wanted of an organization.
    record Wanted(
            OrganizationId organization,
            Optional<RunStatus> status,
            @Nullable WorkflowId workflow,
            Map<String, String> metadata) {}

    private static long[] numbers(
            Tx tx, String statement, List<@Nullable Object> arguments, int limit, long offset) {
        arguments.add(limit);
        arguments.add(offset);
        return tx.list(SQL.get(statement), row -> row.getLong("id"), arguments.toArray()).stream()
                .mapToLong(number -> number)
                .toArray();
    }

    private static void add(List<@Nullable Object> arguments, Wanted wanted) {
        var workflow = wanted.workflow == null ? null : wanted.workflow.value();
        arguments.add(wanted.organization.value());
        arguments.add(workflow);
        arguments.add(workflow);
    }

    private static void addMetadata(List<@Nullable Object> arguments, Wanted wanted) {
        var keys = wanted.metadata.keySet().toArray(String[]::new);
        arguments.add(keys);
        arguments.add(keys);
        arguments.add(wanted.metadata.values().toArray(String[]::new));
    }

    private static Task task(ResultSet row) throws SQLException {
        var metadata = row.getString("metadata");
        return new Task(
                new CaseId(row.getLong("id")),
                row.getBoolean("shown"),
                new WorkflowId(row.getLong("workflow_id")),
                row.getString("key"),
                row.getInt("version"),
                row.getString("subject"),
                new RunId(row.getLong("run_id")),
                RunStatus.of(row.getString("status")),
                Json.stored(row.getString("input")),
                new Task.People(row.getString("started_by"), row.getString("owned_by")),
                metadata == null ? Json.object() : (ObjectNode) Json.stored(metadata),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"),
                Tx.instant(row, "completed_at"));
    }
}
