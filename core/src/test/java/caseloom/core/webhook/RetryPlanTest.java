package caseloom.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryPlanTest {

    private final RetryPlan champ = RetryPlan.of(Family.CHAMP);
    private final RetryPlan chamelio = RetryPlan.of(Family.CHAMELIO);

    @Test
    void c173_c174_champsPausesGrowAndTenTriesAreAll() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(n -> champ.pause(n, 0).orElseThrow()))
                .extracting(Duration::toSeconds)
                .containsExactly(3L, 18L, 83L, 258L, 627L, 1298L, 2403L, 4098L, 6563L);
        assertThat(champ.pause(10, 0)).isEmpty();
    }

    @Test
    void c174_theRandomPartIsUpToFifteenPerCentOfTheGrownPart() {
        assertThat(champ.pause(3, 0.5)).contains(Duration.ofMillis(83_000 + 81_000 * 15 / 200));
        assertThat(champ.pause(9, Math.nextDown(1.0)).orElseThrow())
                .isBetween(Duration.ofSeconds(7547), Duration.ofMillis(7_547_150));
    }

    @Test
    void l236_l237_chameliosPausesAreFixedWithoutChance() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(n -> chamelio.pause(n, 0.9).orElseThrow()))
                .extracting(Duration::toMinutes)
                .containsExactly(1L, 5L, 30L, 120L);
        assertThat(chamelio.pause(5, 0)).isEmpty();
    }
}
