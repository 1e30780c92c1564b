package caseloom.db;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The days (UTC) for which tables have a partition. Asked before every transaction that writes to
/// them, so that none comes without one; the database is asked once a day. Safe to share.
public final class DayPartitions {

    private static final Duration AHEAD = Duration.ofHours(6);

    private final Db db;
    private final String ensure;
    private final String drop;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    /// @param ensure the statement that makes the partitions of the day of a moment
    /// @param drop the one that drops those whose days were over at a moment
    public DayPartitions(Db db, String ensure, String drop) {
        this.db = db;
        this.ensure = ensure;
        this.drop = drop;
    }

    /// Makes the partitions of that day, and when it is nearly over those of the next.
    public void ensure(Instant at) {
        ensureDay(at);
        ensureDay(at.plus(AHEAD));
    }

    /// Drops those that end before that moment.
    public void dropBefore(Instant moment) {
        db.system(tx -> {
            tx.all(drop, moment);
            return true;
        });
        var day = day(moment);
        known.removeIf(one -> one.isBefore(day));
    }

    private void ensureDay(Instant at) {
        var day = day(at);
        if (!known.contains(day)) {
            db.system(tx -> {
                tx.all(ensure, at);
                return true;
            });
            known.add(day);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
