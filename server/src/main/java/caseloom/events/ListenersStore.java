package caseloom.events;

import caseloom.db.Sql;
import caseloom.db.Tx;
import caseloom.events.Listening.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/// The statements about listeners and inboxes.
final class ListenersStore {

    private static final Sql SQL = Sql.of(ListenersStore.class, "listeners.sql");

    /// A row of an inbox that came due again.
    record Due(Row row, Instant due) {}

    /// An event and a run that listens for it; not put into the inbox when that was full.
    record Placed(Row row, boolean put) {}

    /// What a listener that was stored finds.
    ///
    /// @param known the listeners by run and id
    /// @param found what is in their runs' inboxes now, the earliest first
    record Begun(Set<Row> known, List<Arrived> found) {}

    /// How far listeners look back.
    ///
    /// @param earlier how much earlier than they count events may have come
    /// @param most how many events one is told of
    /// @param due when they come due again
    record Look(Duration earlier, int most, Instant due) {}

    Begun listen(Tx tx, List<Heard> heard, Look look) {
        var ids = new int[heard.size()];
        for (var i = 0; i < ids.length; i++) {
            ids[i] = heard.get(i).listener().id();
        }
        var since = heard.stream().map(one -> one.listener().since()).toArray(Instant[]::new);
        var earliest = Collections.min(List.of(since)).minus(look.earlier);
        var known = new HashSet<Row>();
        var found = new ArrayList<Arrived>();
        tx.list(
                SQL.get("listen"),
                row ->
                        row.getObject("event") == null
                                ? known.add(listener(row))
                                : found.add(arrived(row)),
                longs(heard, Heard::caseId),
                longs(heard, Heard::runId),
                ids,
                longs(heard, one -> one.organization().value()),
                heard.stream().map(one -> one.wanted().fingerprint()).toArray(String[]::new),
                heard.stream().map(Heard::value).toArray(String[]::new),
                since,
                look.earlier.toMillis(),
                earliest,
                look.most,
                look.earlier.toMillis(),
                earliest,
                look.most,
                look.due);
        return new Begun(known, found);
    }

    void deafen(Tx tx, List<Row> listeners) {
        tx.change(
                SQL.get("deafen"),
                longs(listeners, Row::caseId),
                longs(listeners, Row::runId),
                longs(listeners, Row::number));
    }

    void used(Tx tx, List<Row> events) {
        tx.change(
                SQL.get("used"),
                longs(events, Row::caseId),
                longs(events, Row::runId),
                longs(events, Row::number));
    }

    /// Puts events into the inboxes of those who listen for them and were not told of them.
    List<Placed> put(Tx tx, List<Routable> events, int most, Instant due) {
        var numbers = new ArrayList<Long>();
        var correlations = new ArrayList<Long>();
        var values = new ArrayList<String>();
        var moments = new ArrayList<Instant>();
        var toldBefore = new ArrayList<Long>();
        for (var event : events) {
            for (var match : event.matches()) {
                numbers.add(event.number());
                correlations.add(match.correlation());
                values.add(match.value());
                moments.add(event.receivedAt());
                toldBefore.add(event.toldBefore());
            }
        }
        return tx.list(
                SQL.get("put"),
                row -> new Placed(row(row), row.getBoolean("put")),
                longs(numbers, Long::longValue),
                longs(correlations, Long::longValue),
                values.toArray(String[]::new),
                moments.toArray(Instant[]::new),
                longs(toldBefore, Long::longValue),
                due,
                most,
                most);
    }

    List<Due> dueInbox(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due-inbox"),
                row -> new Due(row(row), Tx.moment(row, "due_at")),
                now,
                most);
    }

    List<Arrived> claimInbox(Tx tx, List<Due> due, Instant until) {
        return tx.list(
                SQL.get("claim-inbox"),
                ListenersStore::arrived,
                longs(due, one -> one.row().caseId()),
                longs(due, one -> one.row().runId()),
                longs(due, one -> one.row().number()),
                due.stream().map(Due::due).toArray(Instant[]::new),
                until);
    }

    private static Row listener(ResultSet row) throws SQLException {
        return new Row(row.getLong("case_id"), row.getLong("run_id"), row.getLong("listener"));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong("case_id"), row.getLong("run_id"), row.getLong("event"));
    }

    private static Arrived arrived(ResultSet row) throws SQLException {
        return new Arrived(
                row.getLong("case_id"),
                row.getLong("run_id"),
                row.getLong("event"),
                Tx.moment(row, "received_at"),
                Routable.envelope(row.getString("envelope")));
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).toArray();
    }
}
