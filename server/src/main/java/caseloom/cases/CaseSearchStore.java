package caseloom.cases;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The statements on what lists read.
final class CaseSearchStore {

    private static final Sql SQL = Sql.of(CaseSearchStore.class, "case_search.sql");

    void refresh(Tx tx, long[] cases) {
        tx.change(SQL.get("refresh"), cases);
        tx.all(SQL.get("tell"), cases);
    }

    /// The greatest case number, 0 without cases.
    long newest(Tx tx) {
        return tx.first(SQL.get("newest-case"), row -> row.getLong("id")).orElse(0L);
    }

    long[] changed(Tx tx, long above, long upTo, Instant since) {
        return tx.list(SQL.get("changed"), row -> row.getLong("id"), above, upTo, since).stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<FoundCase> list(Tx tx, OrganizationId organization, CaseFilter filter, int most) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(organization.value());
        addFilter(arguments, filter);
        arguments.add(most);
        return tx.list(SQL.get("list"), CaseSearchStore::found, arguments.toArray());
    }

    long[] numbersWith(
            Tx tx,
            OrganizationId organization,
            ObjectNode attributes,
            CaseFilter filter,
            int most) {
        var arguments = new ArrayList<@Nullable Object>();
        arguments.add(organization.value());
        arguments.add(Json.write(attributes));
        addFilter(arguments, filter);
        arguments.add(most);
        return tx
                .list(
                        SQL.get("numbers-with-attributes"),
                        row -> row.getLong("case_id"),
                        arguments.toArray())
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<FoundCase> byNumbers(Tx tx, OrganizationId organization, long[] cases) {
        return tx.list(SQL.get("by-numbers"), CaseSearchStore::found, organization.value(), cases);
    }

    private static void addFilter(List<@Nullable Object> arguments, CaseFilter filter) {
        var below = filter.below() == null ? null : filter.below().value();
        var workflow = filter.workflow() == null ? null : filter.workflow().value();
        addTwice(arguments, below);
        addTwice(arguments, filter.status());
        addTwice(arguments, workflow);
        addTwice(arguments, filter.subject());
        addTwice(arguments, filter.from());
        addTwice(arguments, filter.before());
    }

    private static void addTwice(List<@Nullable Object> arguments, @Nullable Object value) {
        arguments.add(value);
        arguments.add(value);
    }

    private static FoundCase found(ResultSet row) throws SQLException {
        return new FoundCase(
                new CaseId(row.getLong("case_id")),
                new WorkflowId(row.getLong("workflow_id")),
                row.getString("status"),
                row.getString("subject"),
                Json.stored(row.getString("attributes")),
                Objects.requireNonNull(Tx.instant(row, "created_at")),
                Objects.requireNonNull(Tx.instant(row, "updated_at")));
    }
}
