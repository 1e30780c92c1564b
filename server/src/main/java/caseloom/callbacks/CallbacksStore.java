package caseloom.callbacks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The statements about callbacks.
final class CallbacksStore {

    private static final Sql SQL = Sql.of(CallbacksStore.class, "callbacks.sql");

    /// A callback that was posted to and not used in time.
    record Due(long caseId, long runId, int activation, Instant due) {}

    int open(Tx tx, Callback callback, byte[] hash, String title, Instant at) {
        return tx.change(
                SQL.get("open"),
                callback.caseId(),
                callback.runId(),
                callback.activation(),
                callback.organization().value(),
                hash,
                title,
                at);
    }

    Optional<Callback> post(Tx tx, byte[] hash, JsonNode body, Instant at, Instant due) {
        return tx.first(SQL.get("post"), CallbacksStore::callback, Json.write(body), at, due, hash);
    }

    int post(Tx tx, Callback callback, JsonNode body, Instant at, Instant due) {
        return tx.change(
                SQL.get("post-inside"),
                Json.write(body),
                at,
                due,
                callback.caseId(),
                callback.runId(),
                callback.activation(),
                callback.organization().value());
    }

    boolean exists(Tx tx, byte[] hash) {
        return tx.first(SQL.get("exists"), row -> true, new Object[] {hash}).isPresent();
    }

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due"),
                row ->
                        new Due(
                                row.getLong("case_id"),
                                row.getLong("run_id"),
                                row.getInt("activation"),
                                Tx.moment(row, "due_at")),
                now,
                most);
    }

    List<Posted> claim(Tx tx, List<Due> due, Instant until) {
        return tx.list(
                SQL.get("claim"),
                row -> new Posted(callback(row), Json.stored(row.getString("body"))),
                until,
                due.stream().mapToLong(Due::caseId).toArray(),
                due.stream().mapToLong(Due::runId).toArray(),
                due.stream().mapToInt(Due::activation).toArray(),
                due.stream().map(Due::due).toArray(Instant[]::new));
    }

    void close(Tx tx, List<Callback> callbacks, Instant at) {
        tx.change(
                SQL.get("close"),
                at,
                callbacks.stream().mapToLong(Callback::caseId).toArray(),
                callbacks.stream().mapToLong(Callback::runId).toArray(),
                callbacks.stream().mapToInt(Callback::activation).toArray());
    }

    int forget(Tx tx, Instant before, int most) {
        return tx.change(SQL.get("forget"), before, most);
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(
                row.getLong("case_id"),
                row.getLong("run_id"),
                row.getInt("activation"),
                new OrganizationId(row.getLong("organization_id")));
    }
}
