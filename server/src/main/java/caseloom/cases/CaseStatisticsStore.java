package caseloom.cases;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Sql;
import caseloom.db.Tx;
import java.util.List;

/// The statements that count.
final class CaseStatisticsStore {

    private static final Sql SQL = Sql.of(CaseStatisticsStore.class, "case_statistics.sql");

    /// The lowest number of the newest cases.
    ///
    /// @param more whether there are older ones
    record Lowest(long number, boolean more) {}

    Lowest lowest(Tx tx, OrganizationId organization, int most) {
        return tx.first(
                        SQL.get("lowest"),
                        row -> new Lowest(row.getLong("id"), row.getLong("count") == most),
                        organization.value(),
                        most)
                .orElse(new Lowest(0, false));
    }

    void created(Tx tx, OrganizationId organization, long from, CaseTally tally) {
        record Created(int day, long count) {}
        tx.list(
                        SQL.get("created"),
                        row -> new Created(row.getInt("day"), row.getLong("count")),
                        tally.begins(),
                        organization.value(),
                        from)
                .forEach(one -> tally.created(one.day(), one.count()));
    }

    void ended(Tx tx, OrganizationId organization, long from, CaseTally tally) {
        record Ended(int day, String status, long count) {}
        tx.list(
                        SQL.get("ended"),
                        row ->
                                new Ended(
                                        row.getInt("day"),
                                        row.getString("status"),
                                        row.getLong("count")),
                        tally.begins(),
                        organization.value(),
                        from)
                .forEach(one -> tally.ended(one.day(), one.status(), one.count()));
    }

    List<CaseStatistics.Status> statuses(Tx tx, OrganizationId organization, int most) {
        return tx.list(
                SQL.get("statuses"),
                row ->
                        new CaseStatistics.Status(
                                row.getString("status"),
                                Math.min(row.getInt("count"), most),
                                row.getInt("count") > most),
                organization.value(),
                organization.value(),
                organization.value(),
                most + 1);
    }
}
