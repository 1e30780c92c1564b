package caseloom.models;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits between attempts, on the thread that makes them, until the server stops. Safe to share.
public final class Patience implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);

    /// Waits so long.
    ///
    /// @throws CancellationException when the server stops: nothing is to be answered
    void pause(Duration length) {
        try {
            if (closed.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancellationException("the server is stopping");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the server is stopping");
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
