package caseloom.webhooks;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import caseloom.core.webhook.Change;
import caseloom.core.webhook.StoredEntries;
import caseloom.core.webhook.Subject;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.workflows.PublishedWorkflows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The statements that read what bodies tell of, in the transaction of a change.
final class SubjectsStore {

    private static final Sql SQL = Sql.of(SubjectsStore.class, "subjects.sql");

    private final PublishedWorkflows workflows;

    SubjectsStore(PublishedWorkflows workflows) {
        this.workflows = workflows;
    }

    /// The records of changes, by the places of the changes in the list.
    Map<Integer, Subject> subjects(Tx tx, List<Change> changes) {
        var found = new HashMap<Integer, Subject>();
        tx.list(
                SQL.get("subjects"),
                row -> found.put(row.getInt("place"), subject(row)),
                places(changes),
                organizations(changes),
                cases(changes),
                changes.stream().mapToLong(change -> change.row().run().value()).toArray());
        return found;
    }

    /// A row of the history.
    record Told(RunId run, int seq, List<Entry> entries) {

        boolean isBefore(Change.Row row) {
            return run.value() < row.run().value() || (run.equals(row.run()) && seq < row.seq());
        }
    }

    /// The newest rows of the history of each record in the order they were written, by the places
    /// of the changes.
    Map<Integer, List<Told>> history(Tx tx, List<Change> changes, int most) {
        var found = new HashMap<Integer, List<Told>>();
        tx.list(
                SQL.get("history"),
                row ->
                        found.computeIfAbsent(row.getInt("place"), _ -> new ArrayList<>())
                                .add(told(row)),
                places(changes),
                organizations(changes),
                cases(changes),
                most);
        return found;
    }

    private static int[] places(List<Change> changes) {
        return IntStream.range(0, changes.size()).toArray();
    }

    private static long[] organizations(List<Change> changes) {
        return changes.stream().mapToLong(change -> change.organization().value()).toArray();
    }

    private static long[] cases(List<Change> changes) {
        return changes.stream().mapToLong(change -> change.row().caseId().value()).toArray();
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                new RunId(row.getLong("run_id")),
                row.getInt("seq"),
                StoredEntries.read(row.getString("entries"), Tx.moment(row, "at")));
    }

    private Subject subject(ResultSet row) throws SQLException {
        var output = row.getString("output");
        return new Subject(
                new OrganizationId(row.getLong("organization_id")),
                flow(row),
                new CaseId(row.getLong("id")),
                row.getBoolean("shown"),
                row.getString("subject"),
                Json.stored(row.getString("attributes")),
                Tx.moment(row, "created_at"),
                Tx.moment(row, "updated_at"),
                new Subject.People(row.getString("initiated_by"), row.getString("owned_by")),
                new Subject.Run(
                        new RunId(row.getLong("run_id")),
                        Json.stored(row.getString("input")),
                        output == null ? null : Json.stored(output),
                        Tx.moment(row, "run_created_at"),
                        Tx.moment(row, "run_updated_at")));
    }

    private Subject.Flow flow(ResultSet row) throws SQLException {
        var workflow = new WorkflowId(row.getLong("workflow_id"));
        var version = row.getInt("version");
        return new Subject.Flow(
                workflow,
                row.getString("key"),
                version,
                workflows.version(workflow, version).definition());
    }
}
