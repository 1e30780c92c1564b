package caseloom.events;

import caseloom.core.cases.OrganizationId;
import caseloom.db.DayPartitions;
import caseloom.db.Db;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.time.Instant;
import java.util.List;
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

    /// An event that is new, by its hash.
    ///
    /// @param number one of its own; of a batch in no order
    /// @param oldest the oldest transaction that was under way then
    record TakenId(long organization, String fingerprint, long number, long oldest) {}

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

    List<TakenId> takeIds(Tx tx, List<Sent> events, List<String> fingerprints) {
        return tx.list(
                SQL.get("take-ids"),
                row ->
                        new TakenId(
                                row.getLong("organization_id"),
                                row.getString("fingerprint"),
                                row.getLong("number"),
                                row.getLong("oldest")),
                events.stream().mapToLong(one -> one.organization().value()).toArray(),
                fingerprints.toArray(String[]::new),
                events.stream().map(Sent::at).toArray(Instant[]::new));
    }

    void keep(Tx tx, List<Fresh> events, Instant due, long oldest) {
        var all = new EventColumns(events);
        var values = new EventValues(events);
        tx.change(
                SQL.get("keep"),
                all.numbers,
                all.moments,
                all.organizations,
                all.types,
                all.sources,
                all.ids,
                all.envelopes,
                all.wanted,
                oldest,
                due,
                values.numbers,
                values.moments,
                values.organizations,
                values.correlations,
                values.values);
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
