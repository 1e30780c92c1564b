package caseloom.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Nanoseconds since some moment, handed down from `Main`.
public record Ticks(LongSupplier source) {

    public long now() {
        return source.getAsLong();
    }

    /// Waits until that tick; the last stretch is short enough for the scheduler to be exact.
    void await(long tick) {
        for (var left = tick - now(); left > 0; left = tick - now()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Waits a little, for whoever must ask again and again.
    public void pause(Duration length) {
        await(now() + length.toNanos());
    }

    public Duration since(long tick) {
        return Duration.ofNanos(now() - tick);
    }

    static double seconds(long ticks) {
        return ticks / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
