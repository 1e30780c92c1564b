package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The simulation would notice: without any one of the guards, a promise is broken within a few
/// hundred worlds.
class RemovedGuardsTest {

    private static final long SEEDS = 500;

    private static final LogWatch LOG = new LogWatch();

    @BeforeAll
    static void listen() {
        LOG.start();
    }

    @AfterAll
    static void leave() {
        LOG.close();
    }

    @ParameterizedTest
    @EnumSource(Removed.class)
    void theLossOfAGuardIsNoticed(Removed guard) {
        var seed = 0L;
        while (seed < SEEDS && !isBroken(seed, guard)) {
            seed++;
        }

        assertThat(seed).as("worlds until somebody notices").isLessThan(SEEDS);
    }

    private static boolean isBroken(long seed, Removed guard) {
        try {
            new World(seed, guard).live();
            return false;
        } catch (AssertionError _) {
            return true;
        }
    }
}
