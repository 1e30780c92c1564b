package caseloom.events;

import caseloom.db.Db;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The days for which there is a partition. Asked before every write, so that none comes without
/// one; the database is asked once a day. Safe to share.
final class Partitions {

    private static final Duration AHEAD = Duration.ofHours(6);

    private final Db db;
    private final EventsStore store = new EventsStore();
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Partitions(Db db) {
        this.db = db;
    }

    /// Makes the partition of that day, and when it is nearly over that of the next.
    void ensure(Instant at) {
        ensureDay(at);
        ensureDay(at.plus(AHEAD));
    }

    /// Drops those that end before that moment.
    void dropBefore(Instant moment) {
        db.system(tx -> {
            store.dropPartitions(tx, moment);
            return true;
        });
        var day = day(moment);
        known.removeIf(one -> one.isBefore(day));
    }

    private void ensureDay(Instant at) {
        var day = day(at);
        if (!known.contains(day)) {
            db.system(tx -> {
                store.ensurePartitions(tx, at);
                return true;
            });
            known.add(day);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
