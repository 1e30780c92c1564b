package caseloom.bench;

import java.sql.SQLException;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/// How long after its answer a case was finished.
///
/// @param nanos one value a case that was looked at
/// @param by how it was measured: `commit_times` from the database's record of when the last change
///   of each run was committed, `polling` by asking again and again for some cases
/// @param last the tick at which the last was finished
record Lag(Histogram nanos, String by, long last) {

    private static final long LONGEST = 3_600_000_000_000L;

    static Histogram histogram() {
        return new Histogram(LONGEST, 3);
    }

    static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, Math.min(nanos, LONGEST)));
    }

    /// From the database, for every case; empty when it does not know.
    static Optional<Lag> of(Database database, Load.Made made, Ticks ticks) throws SQLException {
        if (!database.about().commitTimes()) {
            return Optional.empty();
        }
        var distance = database.clockDistance(ticks);
        var finished = database.finished(made.first(), made.last());
        var histogram = histogram();
        var last = 0L;
        for (var n = 0; n < made.ids().length; n++) {
            var micros = finished.get(made.ids()[n]);
            if (micros != null) {
                var tick = (micros + distance) * 1000;
                record(histogram, tick - made.answered()[n]);
                last = Math.max(last, tick);
            }
        }
        return Optional.of(new Lag(histogram, "commit_times", last));
    }
}
