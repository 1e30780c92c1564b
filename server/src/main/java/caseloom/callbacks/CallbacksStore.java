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
import org.jspecify.annotations.Nullable;

/// The statements about callbacks.
final class CallbacksStore {

    private static final Sql SQL = Sql.of(CallbacksStore.class, "callbacks.sql");

    /// A callback that was posted to and not used in time.
    record Due(long caseId, long runId, int activation, Instant due) {}

    /// Where a post comes to.
    ///
    /// @param secret the name of the one that whoever posts must prove to know; null for none
    /// @param open whether somebody waits for a post there
    record Address(OrganizationId organization, @Nullable String secret, boolean open) {}

    int open(Tx tx, Callback callback, byte[] hash, Callbacks.Terms terms, Instant at) {
        return tx.change(
                SQL.get("open"),
                callback.caseId(),
                callback.runId(),
                callback.activation(),
                callback.organization().value(),
                hash,
                terms.title(),
                terms.secret(),
                at);
    }

    static boolean hold(Tx tx, Callback callback) {
        return held(tx, SQL.get("hold"), callback);
    }

    static boolean holdWish(Tx tx, Callback callback) {
        return held(tx, SQL.get("hold-wish"), callback);
    }

    private static boolean held(Tx tx, String statement, Callback callback) {
        return tx.first(
                        statement,
                        _ -> true,
                        callback.caseId(),
                        callback.runId(),
                        callback.activation(),
                        callback.organization().value())
                .isPresent();
    }

    Optional<Address> address(Tx tx, byte[] hash) {
        return tx.first(
                SQL.get("address"),
                row ->
                        new Address(
                                new OrganizationId(row.getLong("organization_id")),
                                row.getString("secret"),
                                row.getBoolean("is_open")),
                new Object[] {hash});
    }

    /// What comes to a callback from inside; 0 when nobody waits for it any more.
    int post(Tx tx, Callback callback, Letter letter) {
        return tx.change(
                SQL.get("post-inside"),
                Json.write(letter.body()),
                letter.at(),
                letter.due(),
                callback.caseId(),
                callback.runId(),
                callback.activation(),
                callback.organization().value());
    }

    /// A body that was posted.
    record Letter(JsonNode body, Instant at, Instant due) {}

    /// Empty when nobody waits for it any more.
    Optional<Callback> post(Tx tx, byte[] hash, @Nullable String secret, Letter letter) {
        return tx.first(
                SQL.get("post"),
                CallbacksStore::callback,
                Json.write(letter.body()),
                letter.at(),
                letter.due(),
                hash,
                secret);
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
