package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statements about events themselves.
final class EventsStore {

    private static final Sql SQL = Sql.of(EventsStore.class, "events.sql");

    /// An event that waits for its listeners to be looked up.
    record Due(long number, Instant due) {}

    /// Transactions by their numbers.
    ///
    /// @param oldest everything before it has ended
    /// @param newest everything after it begins later
    record Horizon(long oldest, long newest) {}

    /// New events by their places in the batch.
    ///
    /// @param oldest the oldest transaction that was under way then
    record Stored(Map<Integer, Long> numbers, long oldest) {}

    /// @param envelope null when the event is past its term
    record Claimed(
            long number,
            OrganizationId organization,
            Instant at,
            long toldBefore,
            Leg.Past past,
            @Nullable String envelope) {}

    static DayPartitions partitions(Db db) {
        return new DayPartitions(db, SQL.get("ensure-partitions"), SQL.get("drop-partitions"));
    }

    int forgetIds(Tx tx, Instant before, int most) {
        return tx.change(SQL.get("forget-ids"), before, most);
    }

    Stored keep(Tx tx, EventColumns events, Instant due) {
        var numbers = new HashMap<Integer, Long>();
        var oldest =
                tx.list(
                        SQL.get("keep"),
                        row -> {
                            numbers.put(row.getInt("ordinal"), row.getLong("number"));
                            return row.getLong("oldest");
                        },
                        events.ordinals,
                        events.organizations,
                        events.fingerprints,
                        events.types,
                        events.sources,
                        events.ids,
                        events.envelopes,
                        events.moments,
                        events.valued.ordinals,
                        events.valued.correlations,
                        events.valued.values,
                        due);
        return new Stored(numbers, oldest.isEmpty() ? 0 : oldest.getFirst());
    }

    Horizon horizon(Tx tx) {
        return tx.first(
                        SQL.get("horizon"),
                        row -> new Horizon(row.getLong("oldest"), row.getLong("newest")))
                .orElseThrow();
    }

    void routed(Tx tx, List<Long> numbers) {
        if (!numbers.isEmpty()) {
            tx.change(SQL.get("routed"), numbers.stream().mapToLong(Long::longValue).toArray());
        }
    }

    /// These events have more listeners than had them by now; a node that does not go on in time
    /// leaves that to any other.
    void underWay(Tx tx, List<Leg> legs, Instant due) {
        if (!legs.isEmpty()) {
            tx.change(
                    SQL.get("under-way"),
                    legs.stream().mapToLong(leg -> leg.event().number()).toArray(),
                    legs.stream().mapToLong(leg -> leg.past().caseId()).toArray(),
                    legs.stream().mapToLong(leg -> leg.past().runId()).toArray(),
                    due);
        }
    }

    /// Those of these events that are gathered from now on, and were not before.
    List<Long> gather(Tx tx, List<Long> numbers) {
        return tx.list(
                SQL.get("gather"),
                row -> row.getLong("number"),
                numbers.stream().mapToLong(Long::longValue).toArray());
    }

    List<Due> dueUnrouted(Tx tx, Instant now, int most) {
        return tx.list(
                SQL.get("due-unrouted"),
                row -> new Due(row.getLong("number"), Tx.moment(row, "due_at")),
                now,
                most);
    }

    List<Claimed> claimUnrouted(Tx tx, List<Due> due, Instant until) {
        return tx.list(
                SQL.get("claim-unrouted"),
                row ->
                        new Claimed(
                                row.getLong("number"),
                                new OrganizationId(row.getLong("organization_id")),
                                Tx.moment(row, "received_at"),
                                row.getLong("told_before"),
                                new Leg.Past(row.getLong("past_case"), row.getLong("past_run")),
                                row.getString("envelope")),
                due.stream().mapToLong(Due::number).toArray(),
                due.stream().map(Due::due).toArray(Instant[]::new),
                until);
    }
}
