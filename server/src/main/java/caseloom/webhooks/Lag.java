package caseloom.webhooks;

import caseloom.db.Db;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;

/// How long the delivery has been due that waits longest, as of the last look. Safe to share.
final class Lag {

    private static final double NANOS = 1e9;

    private final SendingStore store = new SendingStore();
    private final Db db;
    private final InstantSource clock;
    private volatile Duration last = Duration.ZERO;

    Lag(Db db, InstantSource clock, MeterRegistry meters) {
        this.db = db;
        this.clock = clock;
        Gauge.builder("caseloom.webhooks.lag", this, Lag::seconds)
                .baseUnit("seconds")
                .register(meters);
    }

    void look() {
        var now = clock.instant();
        last =
                db.atOnce(store::oldestDue)
                        .filter(due -> due.isBefore(now))
                        .map(due -> Duration.between(due, now))
                        .orElse(Duration.ZERO);
    }

    private double seconds() {
        return last.toNanos() / NANOS;
    }
}
