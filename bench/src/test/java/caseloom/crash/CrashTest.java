package caseloom.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.bench.Main;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The crash harness: three nodes and PostgreSQL under load, and every kind of fault. The check
/// strikes each kind once, the wide check each about seven times. A round is repeated with
/// `-Dseed=...`.
final class CrashTest {

    private static final Logger LOG = LoggerFactory.getLogger(CrashTest.class);

    /// The wide check has 100,000 seeds, and ten minutes for this.
    private static final int SEEDS_A_BLOW = 2_000;

    /// What is promised for the runs of a node that died.
    private static final Duration TAKEOVER_MOST = Duration.ofSeconds(10);

    /// Kept after a failure, with the logs of all processes.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceWhateverFails() throws Exception {
        var seeds = Integer.getInteger("seeds", 0);
        var blows = Math.max(Fault.values().length, seeds / SEEDS_A_BLOW);
        var plan = Plan.draw(Long.getLong("seed", Main.ticks().now()), blows);
        LOG.info("seed {}, logs in {}", plan.seed(), folder);

        var verdict = new Round(plan, folder).run();

        LOG.info("figures {}", verdict.line());
        assertThat(verdict.faults()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.findings().lost()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.findings().doubled()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.findings().illegal()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.figures().struck()).hasSize(blows);
        assertThat(verdict.figures().longestTakeover()).isLessThanOrEqualTo(TAKEOVER_MOST);
    }
}
