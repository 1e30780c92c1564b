package caseloom;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of the process. A signal closes the app, for so long and no longer, whether it was up or
/// still starting; what did not end by then is recovered by the next start.
final class Stop {

    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);

    /// Supervisors kill after ten seconds.
    private static final Duration MOST = Duration.ofMillis(9_300);

    private final App app;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean failed;

    Stop(App app) {
        this.app = app;
    }

    /// From here on a signal stops the app.
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "stop"));
    }

    /// Whether the process was told to stop.
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /// Waits for the end, which takes the waiting thread with it.
    void await() throws InterruptedException {
        asked.await();
        Thread.currentThread().join();
    }

    /// Closes what a failed start has left; the exit that follows need not do it again.
    void afterFailure() {
        failed = true;
        app.close();
    }

    private void onSignal() {
        asked.countDown();
        if (failed) {
            return;
        }
        LOG.info("stopping");
        var closing = Thread.ofPlatform().daemon().name("closing").start(app::close);
        try {
            if (closing.join(MOST)) {
                LOG.info("stopped");
                Runtime.getRuntime().halt(Launch.STOPPED);
            }
            LOG.error("not everything stopped within {}; ending the process", MOST);
        } catch (InterruptedException _) {
            LOG.error("interrupted while stopping; ending the process");
        }
        Runtime.getRuntime().halt(Launch.FAILED);
    }
}
