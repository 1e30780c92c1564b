package caseloom.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.bench.Main;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Promises 1, 3 and 4 of the design, held by kill -9. A run is repeated with `-Dseed=...`.
final class CrashTest {

    private static final Logger LOG = LoggerFactory.getLogger(CrashTest.class);

    @TempDir private Path folder;

    @Test
    void nothingIsLostOrDoneTwiceWhenServerAndDatabaseAreKilled() throws Exception {
        survives(600, 16, 2);
    }

    @Test
    @Tag("wide")
    void nothingIsLostOrDoneTwiceAmongTenThousandCases() throws Exception {
        survives(10_500, 64, 5);
    }

    private void survives(int cases, int connections, int kills) throws Exception {
        var plan = Plan.draw(Long.getLong("seed", Main.ticks().now()), cases, connections, kills);
        LOG.info("seed {}", plan.seed());

        var verdict = new Crash(plan, folder).run();

        LOG.info("{}", verdict);
        assertThat(verdict.faults()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.findings().lost()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.findings().doubled()).as("seed " + plan.seed()).isEmpty();
        assertThat(verdict.kills()).isEqualTo(kills + 1);
        assertThat(verdict.answered()).isGreaterThan(cases / 2);
    }
}
