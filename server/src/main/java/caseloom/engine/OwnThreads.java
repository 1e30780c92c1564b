package caseloom.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Virtual threads for effects, and pauses of real time.
final class OwnThreads implements Pace {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService effects =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("effect-", 1).factory());

    @Override
    public ExecutorService effects() {
        return effects;
    }

    @Override
    public boolean pause() {
        try {
            return !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
    }
}
