package caseloom.core.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Moments of the calendar in UTC, as five fields say: minute, hour, day of the month, month, day
/// of the week. Immutable, safe to share between threads.
///
/// When both kinds of days are restricted, either is enough, as everywhere that speaks cron.
public record Cron(
        CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays) {

    /// The rarest day there is, a 29th of February, comes at least this often; from 2096 to 2104.
    private static final int YEARS_MOST = 8;

    /// What came of a text.
    public sealed interface Parsed {

        record Read(Cron cron) implements Parsed {}

        /// Why the text is no cron text.
        ///
        /// @param message one sentence for the author, without a full stop
        record Refused(String message) implements Parsed {}
    }

    public static Parsed parse(String text) {
        return CronText.parse(text);
    }

    /// The first moment after `after`; empty when there is none, as for a 31st of February.
    public Optional<Instant> next(Instant after) {
        var from = after.atOffset(ZoneOffset.UTC).toLocalDateTime().plusMinutes(1);
        var today = from.toLocalDate();
        if (day(today)) {
            var time = time(from.getHour(), from.getMinute());
            if (time.isPresent()) {
                return time.map(at -> moment(today, at));
            }
        }
        return time(0, 0).flatMap(at -> dayAfter(today).map(day -> moment(day, at)));
    }

    private static Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).toInstant(ZoneOffset.UTC);
    }

    private boolean day(LocalDate day) {
        var month = months.has(day.getMonthValue());
        var ofMonth = days.has(day.getDayOfMonth());
        var ofWeek = weekdays.has(day.getDayOfWeek().getValue() % 7);
        var both = days.any() || weekdays.any();
        return month && (both ? (ofMonth && ofWeek) : (ofMonth || ofWeek));
    }

    private Optional<LocalDate> dayAfter(LocalDate today) {
        var last = today.plusYears(YEARS_MOST).plusDays(1);
        var day = today.plusDays(1);
        while (!day.isAfter(last)) {
            if (!months.has(day.getMonthValue())) {
                day = day.plusMonths(1).withDayOfMonth(1);
            } else if (day(day)) {
                return Optional.of(day);
            } else {
                day = day.plusDays(1);
            }
        }
        return Optional.empty();
    }

    /// The first time of day that is not before this one.
    private Optional<LocalTime> time(int hour, int minute) {
        var later = minutes.from(minute);
        if (hours.has(hour) && later.isPresent()) {
            return Optional.of(LocalTime.of(hour, later.getAsInt()));
        }
        var next = hours.from(hour + 1);
        return next.isPresent()
                ? Optional.of(LocalTime.of(next.getAsInt(), minutes.from(0).orElseThrow()))
                : Optional.empty();
    }
}
