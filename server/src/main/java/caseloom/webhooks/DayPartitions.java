package caseloom.webhooks;

import caseloom.db.Db;
import caseloom.db.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The days for which deliveries and attempts have a partition. Asked before every transaction that
/// writes some; the database is asked once a day. Safe to share.
final class DayPartitions {

    private static final Duration AHEAD = Duration.ofHours(6);

    private static final Sql SQL = Sql.of(DayPartitions.class, "deliveries.sql");

    private final Db db;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    DayPartitions(Db db) {
        this.db = db;
    }

    /// Makes the partitions of that day, and when it is nearly over those of the next.
    void ensure(Instant at) {
        ensureDay(at);
        ensureDay(at.plus(AHEAD));
    }

    /// Drops those that end before that moment.
    void dropBefore(Instant moment) {
        db.system(tx -> {
            tx.all(SQL.get("drop-partitions"), moment);
            return true;
        });
        var day = day(moment);
        known.removeIf(one -> one.isBefore(day));
    }

    private void ensureDay(Instant at) {
        var day = day(at);
        if (!known.contains(day)) {
            db.system(tx -> {
                tx.all(SQL.get("ensure-partitions"), at);
                return true;
            });
            known.add(day);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
