package caseloom.core.schedule;

import caseloom.core.events.Consumption;
import java.time.Duration;
import java.time.Instant;

/// The `schedule` of a document: why runs start that nobody asked for. Immutable, safe to share
/// between threads.
public sealed interface Schedule {

    /// At the moments of a calendar, in UTC.
    record AtTimes(Cron cron) implements Schedule {}

    /// Again and again, counted from when the schedule began, whatever the runs do meanwhile.
    record Every(Duration interval) implements Schedule {

        public Every {
            positive(interval);
        }

        /// The first moment after `after`. Moments that passed unnoticed are not made up for.
        ///
        /// @param began when the schedule began; the first moment is one interval later
        public Instant next(Instant began, Instant after) {
            if (after.isBefore(began)) {
                return began.plus(interval);
            }
            var passed = Duration.between(began, after).dividedBy(interval);
            return began.plus(interval.multipliedBy(passed + 1));
        }
    }

    /// A while after the end of the run before, or after the schedule began.
    record After(Duration delay) implements Schedule {

        public After {
            positive(delay);
        }

        /// The moment that comes one delay after the end of a run.
        ///
        /// @param ended when the last run ended, however it ended, or when the schedule began
        public Instant next(Instant ended) {
            return ended.plus(delay);
        }
    }

    /// On events; the run's input are their envelopes (W-15).
    record OnEvents(Consumption events) implements Schedule {}

    private static void positive(Duration length) {
        if (!length.isPositive()) {
            throw new IllegalArgumentException("a schedule needs a length of time: " + length);
        }
    }
}
