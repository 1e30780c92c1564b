package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreshRunsTest {

    private final FreshRuns fresh = new FreshRuns();

    @Test
    void withoutRunsTheLowWaterIsTheNextNumber() {
        fresh.above(41);

        assertThat(fresh.low()).isEqualTo(42);
    }

    @Test
    void theLowWaterIsTheLowestCaseOfAnyBatchThatIsNotSettled() {
        fresh.announce(List.of(new RunKey(5, 1), new RunKey(7, 2)));
        fresh.announce(List.of(new RunKey(9, 3)));

        assertThat(fresh.low()).isEqualTo(5);

        fresh.settle(new RunKey(5, 1));
        assertThat(fresh.low()).as("a batch counts until its last run is settled").isEqualTo(5);

        fresh.settle(new RunKey(7, 2));
        assertThat(fresh.low()).isEqualTo(9);

        fresh.settle(new RunKey(9, 3));
        assertThat(fresh.low()).isEqualTo(10);
    }

    @Test
    void adoptedRunsOfOlderCasesLowerItAgain() {
        fresh.above(100);
        fresh.adopt(List.of(new RunKey(3, 1)));

        assertThat(fresh.low()).isEqualTo(3);

        fresh.settle(new RunKey(3, 1));
        assertThat(fresh.low()).isEqualTo(101);
    }

    @Test
    void settlingTwiceCountsOnce() {
        fresh.announce(List.of(new RunKey(5, 1), new RunKey(6, 2)));

        fresh.settle(new RunKey(5, 1));
        fresh.settle(new RunKey(5, 1));

        assertThat(fresh.low()).isEqualTo(5);
        assertThat(fresh.holds(new RunKey(6, 2))).isTrue();
    }

    @Test
    void aRunThatIsAnnouncedAgainCountsOnce() {
        fresh.announce(List.of(new RunKey(5, 1)));
        fresh.adopt(List.of(new RunKey(5, 1)));

        fresh.settle(new RunKey(5, 1));

        assertThat(fresh.low()).isEqualTo(6);
        assertThat(fresh.isEmpty()).isTrue();
    }

    @Test
    void adoptingDoesNotPassOverNumbersThatAreStillToCome() {
        fresh.above(100);
        fresh.adopt(List.of(new RunKey(5_500, 1)));
        fresh.settle(new RunKey(5_500, 1));

        assertThat(fresh.low()).isEqualTo(101);
    }
}
