package caseloom.cases;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.outcome.Outcome;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// How many cases there are and how they fare, counted within bounds: an organization of millions
/// is not counted to the end. Safe to share.
public final class CaseStatistics {

    private final CaseStatisticsStore store = new CaseStatisticsStore();
    private final Db db;
    private final InstantSource clock;
    private final CaseSearchSettings settings;

    public CaseStatistics(Db db, InstantSource clock, CaseSearchSettings settings) {
        this.db = db;
        this.clock = clock;
        this.settings = settings;
    }

    /// Cases of a status.
    ///
    /// @param more whether there are more than were counted
    public record Status(String status, int count, boolean more) {}

    /// What happened on a day.
    ///
    /// @param created cases
    /// @param completed runs, as `failed` and `cancelled`
    public record Day(LocalDate day, long created, long completed, long failed, long cancelled) {}

    /// What was counted.
    ///
    /// @param days the oldest first, days on which nothing happened included
    /// @param partial whether there were more cases than were looked at: then days tell of the
    ///   newest only
    public record Counted(List<Status> statuses, List<Day> days, boolean partial) {

        public Counted {
            statuses = List.copyOf(statuses);
            days = List.copyOf(days);
        }
    }

    /// The statuses that cases have now, and the last days up to today, as days are in that zone.
    /// What takes too long is refused.
    public Outcome<Counted> of(OrganizationId organization, int days, ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var first = today.minusDays(days - 1L);
        return InTime.of(
                settings.patience(),
                () ->
                        db.tx(
                                organization,
                                tx -> {
                                    InTime.bound(tx, settings.patience());
                                    var lowest = store.lowest(tx, organization, settings.counted());
                                    var tally = new CaseTally(first, today, zone);
                                    store.created(tx, organization, lowest.number(), tally);
                                    store.ended(tx, organization, lowest.number(), tally);
                                    return new Counted(
                                            store.statuses(tx, organization, settings.counted()),
                                            tally.days(),
                                            lowest.more());
                                }));
    }
}
