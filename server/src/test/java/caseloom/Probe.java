package caseloom;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for something that happens elsewhere: looks again and again until it is so, or fails. How
/// long that takes decides nothing.
public final class Probe {

    private static final int LOOKS_MOST = 3_000;

    private Probe() {}

    public static void until(String what, BooleanSupplier happened) {
        var never = new CountDownLatch(1);
        try {
            for (var look = 0; look < LOOKS_MOST; look++) {
                if (happened.getAsBoolean()) {
                    return;
                }
                if (never.await(10, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting: " + what, e);
        }
        throw new AssertionError("never happened: " + what);
    }
}
