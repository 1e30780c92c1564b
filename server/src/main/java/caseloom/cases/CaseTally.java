package caseloom.cases;

import caseloom.core.cases.RunStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// Adds up what happened by day, as days are in one zone.
final class CaseTally {

    private final List<CaseStatistics.Day> days;
    private final ZoneId zone;

    CaseTally(LocalDate first, LocalDate last, ZoneId zone) {
        this.zone = zone;
        this.days =
                new ArrayList<>(
                        first.datesUntil(last.plusDays(1))
                                .map(day -> new CaseStatistics.Day(day, 0, 0, 0, 0))
                                .toList());
    }

    /// The second at which each day begins.
    long[] begins() {
        return days.stream()
                .mapToLong(one -> one.day().atStartOfDay(zone).toEpochSecond())
                .toArray();
    }

    /// @param day counted from 1; 0 is before the first
    void created(int day, long count) {
        if (day > 0) {
            var old = days.get(day - 1);
            days.set(
                    day - 1,
                    new CaseStatistics.Day(
                            old.day(), count, old.completed(), old.failed(), old.cancelled()));
        }
    }

    /// @param day as above
    void ended(int day, String status, long count) {
        if (day > 0) {
            var old = days.get(day - 1);
            days.set(day - 1, ended(old, RunStatus.of(status), count));
        }
    }

    private static CaseStatistics.Day ended(CaseStatistics.Day old, RunStatus status, long count) {
        return switch (status) {
            case COMPLETED ->
                    new CaseStatistics.Day(
                            old.day(), old.created(), count, old.failed(), old.cancelled());
            case FAILED ->
                    new CaseStatistics.Day(
                            old.day(), old.created(), old.completed(), count, old.cancelled());
            case CANCELLED ->
                    new CaseStatistics.Day(
                            old.day(), old.created(), old.completed(), old.failed(), count);
            case PENDING, RUNNING -> old;
        };
    }

    List<CaseStatistics.Day> days() {
        return List.copyOf(days);
    }
}
