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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements that read tasks.
final class TasksStore {

    private static final Sql SQL = Sql.of(TasksStore.class, "tasks.sql");

    Optional<Task> find(Tx tx, OrganizationId organization, CaseId number) {
        return tx.first(SQL.get("find"), TasksStore::task, number.value(), organization.value());
    }

    List<Task> page(Tx tx, OrganizationId organization, TaskFilter filter, int limit, long offset) {
        var arguments = arguments(organization, filter);
        arguments.add(limit);
        arguments.add(offset);
        return tx.list(SQL.get("page"), TasksStore::task, arguments.toArray());
    }

    long count(Tx tx, OrganizationId organization, TaskFilter filter) {
        return tx.first(
                        SQL.get("count"),
                        row -> row.getLong("tasks"),
                        arguments(organization, filter).toArray())
                .orElseThrow();
    }

    private static List<@Nullable Object> arguments(
            OrganizationId organization, TaskFilter filter) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(organization.value());
        var workflow = filter.workflow().orElse(null);
        arguments.add(workflow);
        arguments.add(organization.value());
        arguments.add(workflow);
        var status = filter.status().map(RunStatus::word).orElse(null);
        arguments.add(status);
        arguments.add(status);
        var keys = filter.metadata().keySet().toArray(String[]::new);
        arguments.add(keys);
        arguments.add(keys);
        arguments.add(filter.metadata().values().toArray(String[]::new));
        return arguments;
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
                row.getString("owned_by"),
                metadata == null ? Json.object() : (ObjectNode) Json.stored(metadata),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"),
                Tx.instant(row, "completed_at"));
    }
}
