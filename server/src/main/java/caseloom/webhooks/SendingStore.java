package caseloom.webhooks;

import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.vault.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The statements of the sender. What is bound is ordered by number, so that no two nodes wait for
/// each other.
final class SendingStore {

    private static final Sql SQL = Sql.of(SendingStore.class, "sending.sql");

    /// A delivery that is due.
    record Due(long caseId, long id, Instant due) {}

    /// @param free how many more of each destination may begin
    List<Due> due(Tx tx, Instant now, Rooms.Free free) {
        var rooms = Json.object();
        free.of().forEach((destination, room) -> rooms.put(Long.toString(destination), room));
        return tx.list(
                SQL.get("due"),
                row -> new Due(row.getLong("case_id"), row.getLong("id"), Tx.moment(row, "due_at")),
                Json.write(rooms),
                now,
                free.usual(),
                free.all());
    }

    /// Since when the delivery has been due that waits longest.
    Optional<Instant> oldestDue(Tx tx) {
        return tx.first(SQL.get("oldest-due"), row -> Tx.moment(row, "due_at"));
    }

    List<Claimed> claim(Tx tx, List<Due> due, Instant now, Instant until) {
        var rows =
                due.stream()
                        .sorted(Comparator.comparingLong(Due::caseId).thenComparingLong(Due::id))
                        .toList();
        return tx.list(
                SQL.get("claim"),
                SendingStore::claimed,
                now,
                until,
                rows.stream().mapToLong(Due::caseId).toArray(),
                rows.stream().mapToLong(Due::id).toArray(),
                rows.stream().map(Due::due).toArray(Instant[]::new));
    }

    /// An attempt that nobody recorded in time.
    record Lapsed(Attempt.Of of, Kind kind, int attempts, int failed, Instant at) {}

    List<Lapsed> lapsed(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("lapsed"),
                row ->
                        new Lapsed(
                                new Attempt.Of(
                                        row.getLong("case_id"),
                                        row.getLong("id"),
                                        new OrganizationId(row.getLong("organization_id")),
                                        row.getLong("destination_id"),
                                        true),
                                Kind.of(row.getString("kind")),
                                row.getInt("attempts"),
                                row.getInt("failed"),
                                Tx.moment(row, "claimed_at")),
                now,
                most);
    }

    void forget(Tx tx, List<Claimed> claimed) {
        var rows = inOrder(claimed);
        tx.change(
                SQL.get("forget"),
                rows.stream().mapToLong(Claimed::caseId).toArray(),
                rows.stream().mapToLong(Claimed::id).toArray());
    }

    /// What was claimed and not attempted is due as before.
    void putBack(Tx tx, List<Claimed> claimed) {
        var rows = inOrder(claimed);
        tx.change(
                SQL.get("put-back"),
                rows.stream().mapToLong(Claimed::caseId).toArray(),
                rows.stream().mapToLong(Claimed::id).toArray(),
                rows.stream().map(Claimed::at).toArray(Instant[]::new),
                rows.stream().map(Claimed::due).toArray(Instant[]::new));
    }

    void record(Tx tx, List<Attempt> attempts) {
        var rows =
                attempts.stream()
                        .sorted(
                                Comparator.comparingLong((Attempt one) -> one.of().caseId())
                                        .thenComparingLong(one -> one.of().delivery()))
                        .toList();
        tx.change(
                SQL.get("record"),
                rows.stream().mapToLong(one -> one.of().caseId()).toArray(),
                rows.stream().mapToLong(one -> one.of().delivery()).toArray(),
                rows.stream().mapToInt(Attempt::number).toArray(),
                rows.stream().map(Attempt::at).toArray(Instant[]::new),
                rows.stream().map(Attempt::endedAt).toArray(Instant[]::new),
                rows.stream().mapToLong(one -> one.of().organization().value()).toArray(),
                texts(rows, one -> one.result().word()),
                texts(rows, one -> one.sent().url()),
                texts(rows, one -> one.sent().headers()),
                integers(rows),
                texts(rows, one -> one.answer().text()),
                texts(rows, one -> one.answer().error()),
                moments(rows));
    }

    private static List<Claimed> inOrder(List<Claimed> claimed) {
        return claimed.stream()
                .sorted(Comparator.comparingLong(Claimed::caseId).thenComparingLong(Claimed::id))
                .toList();
    }

    private static @Nullable String[] texts(
            List<Attempt> rows, Function<Attempt, @Nullable String> column) {
        var texts = new @Nullable String[rows.size()];
        for (var i = 0; i < texts.length; i++) {
            texts[i] = column.apply(rows.get(i));
        }
        return texts;
    }

    /// Without an answer there is no status: 0 stands for that.
    private static int[] integers(List<Attempt> rows) {
        return rows.stream()
                .map(one -> one.answer().status())
                .mapToInt(status -> status == null ? 0 : status)
                .toArray();
    }

    private static @Nullable Instant[] moments(List<Attempt> rows) {
        var moments = new @Nullable Instant[rows.size()];
        for (var i = 0; i < moments.length; i++) {
            moments[i] = rows.get(i).next();
        }
        return moments;
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        var event = row.getString("event");
        return new Claimed(
                row.getLong("case_id"),
                row.getLong("id"),
                new OrganizationId(row.getLong("organization_id")),
                to(row),
                row.getInt("attempts"),
                row.getInt("failed"),
                Tx.moment(row, "was_due_at"),
                Tx.moment(row, "claimed_at"),
                event == null
                        ? null
                        : new Claimed.Message(
                                event, row.getString("message_id"), row.getString("body")));
    }

    private static Claimed.To to(ResultSet row) throws SQLException {
        var connection = row.getLong("connection_id");
        var former = row.getBytes("former_secret");
        return new Claimed.To(
                row.getLong("destination_id"),
                Kind.of(row.getString("kind")),
                connection == 0 ? null : Long.valueOf(connection),
                row.getString("path"),
                row.getString("url"),
                new Claimed.SigningSecrets(
                        row.getInt("secret_number"),
                        Sealed.of(row.getBytes("secret")),
                        Tx.moment(row, "secret_since"),
                        former == null ? null : Sealed.of(former)),
                Tx.instant(row, "failing_since") != null);
    }
}
