package caseloom.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Counts answers by status and gives failures a number by which they are found in the log.
final class Traffic {

    private static final int STATUSES = 600;

    private final MeterRegistry meters;
    private final AtomicReferenceArray<Counter> counters = new AtomicReferenceArray<>(STATUSES);
    private final AtomicLong failures = new AtomicLong();

    Traffic(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(int status) {
        var counter = counters.get(status);
        if (counter == null) {
            counter = meters.counter("caseloom.http.answers", "status", String.valueOf(status));
            counters.set(status, counter);
        }
        counter.increment();
    }

    long nextFailure() {
        return failures.incrementAndGet();
    }
}
