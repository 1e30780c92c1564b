package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshRunsTest {

    private final FreshRuns fresh = new FreshRuns();

    @Test
    void withoutRunsTheLowWaterIsTheNextNumber() {
        fresh.above(41);

        assertThat(fresh.low()).isEqualTo(42);
    }

    @Test
    void theLowWaterIsTheLowestCaseThatIsNotSettled() {
        fresh.announce(new RunKey(5, 1));
        fresh.announce(new RunKey(7, 2));
        fresh.announce(new RunKey(9, 3));

        assertThat(fresh.low()).isEqualTo(5);

        fresh.settle(new RunKey(7, 2));
        assertThat(fresh.low()).isEqualTo(5);

        fresh.settle(new RunKey(5, 1));
        assertThat(fresh.low()).isEqualTo(9);

        fresh.settle(new RunKey(9, 3));
        assertThat(fresh.low()).isEqualTo(10);
    }

    @Test
    void aRunThatIsAnnouncedAgainCountsOnce() {
        fresh.announce(new RunKey(5, 1));
        fresh.announce(new RunKey(5, 1));

        fresh.settle(new RunKey(5, 1));

        assertThat(fresh.low()).isEqualTo(6);
        assertThat(fresh.isEmpty()).isTrue();
    }
}
