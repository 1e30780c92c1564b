package caseloom.crash;

import caseloom.bench.ServerProcess;
import caseloom.bench.Ticks;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Strikes the planned blows. A dead server is started again by us, a dead PostgreSQL by its
/// server.
final class Killer {

    private static final Logger LOG = LoggerFactory.getLogger(Killer.class);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Plan plan;
    private final ServerProcess server;
    private final Progress progress;
    private final Ticks ticks;
    private int struck;

    Killer(Plan plan, ServerProcess server, Progress progress, Ticks ticks) {
        this.plan = plan;
        this.server = server;
        this.progress = progress;
        this.ticks = ticks;
    }

    /// Blocks until all blows are struck and the server is ready again.
    void run() throws IOException, InterruptedException {
        for (var blow : plan.blows()) {
            progress.await(blow.answered(), PATIENCE);
            ticks.pause(Duration.ofMillis(blow.millis()));
            strike(blow);
            struck++;
        }
    }

    int struck() {
        return struck;
    }

    private void strike(Plan.Blow blow) throws IOException, InterruptedException {
        LOG.info("killing {} at {} answers", blow.victim(), progress.answered());
        switch (blow.victim()) {
            case SERVER -> {
                server.kill();
                server.restart();
                server.awaitReady(PATIENCE);
            }
            case POSTGRES -> {
                var before = server.postgres();
                var victim = ProcessHandle.of(before).orElseThrow();
                victim.destroyForcibly();
                victim.onExit().join();
                server.awaitReady(PATIENCE);
            }
        }
    }
}
