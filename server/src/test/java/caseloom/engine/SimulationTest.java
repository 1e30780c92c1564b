package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The engine in worlds of bad weather, each from a seed.
class SimulationTest {

    private static final LogWatch LOG = new LogWatch();

    @BeforeAll
    static void listen() {
        LOG.start();
    }

    @AfterAll
    static void leave() {
        LOG.close();
    }

    @Test
    void everyPromiseHoldsInEveryWeather() {
        Seeds.forAll(seed -> {
            new World(seed).live();
            LOG.check();
        });
    }

    @Test
    void theSameSeedIsTheSameWorld() {
        for (var seed = 0; seed < 20; seed++) {
            var first = new World(seed);
            first.live();
            var second = new World(seed);
            second.live();

            assertThat(second.story()).isEqualTo(first.story());
        }
    }
}
