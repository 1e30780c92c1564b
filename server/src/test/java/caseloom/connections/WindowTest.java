package caseloom.connections;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Seeds;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Rate FIVE = new Rate(5, 1);

    @Test
    void noTimeOfTheRatesLengthSeesMoreThanTheRateSays() {
        Seeds.forAll(seed -> {
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var rate = new Rate(1 + random.nextInt(20), 1);
            var window = new Window(1, 0, List.of());
            var granted = new TreeMap<Long, Integer>();
            var now = 0L;
            for (var asked = 0; asked < 100; asked++) {
                now += random.nextInt(8);
                var least = 1 + random.nextInt(Math.min(3, rate.requests()));
                var grant = window.grant(rate, now, least, least + random.nextInt(5));
                window = grant.window();
                assertThat(grant.count()).matches(count -> count == 0 || count >= least);
                granted.merge(grant.tick(), grant.count(), Integer::sum);
            }
            for (var tick : granted.keySet()) {
                var seen =
                        granted.subMap(tick - Window.TICKS, true, tick, true).values().stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                assertThat(seen).isLessThanOrEqualTo(rate.requests());
            }
        });
    }

    @Test
    void whoComesWhenAllIsGrantedIsServedOnceTheFirstFallOut() {
        var full = new Window(1, 100, List.of()).grant(FIVE, 100, 1, 5).window();

        var grant = full.grant(FIVE, 110, 1, 2);

        assertThat(grant.tick()).isEqualTo(100 + Window.TICKS + 1);
        assertThat(grant.count()).isEqualTo(2);
    }

    @Test
    void whoComesInTheTickThatFilledTheWindowIsServedOnceThatFallsOut() {
        var full = new Window(1, 100, List.of()).grant(FIVE, 100, 1, 5).window();

        var grant = full.grant(FIVE, 100, 1, 2);

        assertThat(grant.tick()).isEqualTo(100 + Window.TICKS + 1);
        assertThat(grant.count()).isEqualTo(2);
    }

    @Test
    void whatIsNeededTogetherWaitsForATickThatHasAllOfIt() {
        var almost = new Window(1, 100, List.of()).grant(FIVE, 100, 1, 4).window();

        var grant = almost.grant(FIVE, 101, 2, 2);

        assertThat(grant.tick()).isEqualTo(100 + Window.TICKS + 1);
        assertThat(grant.count()).isEqualTo(2);
    }

    @Test
    void noSlotIsGrantedFurtherAheadThanTheRateLooks() {
        var window = new Window(1, 100, List.of());
        for (var asked = 0; asked < 10; asked++) {
            window = window.grant(FIVE, 100, 1, 5).window();
        }

        assertThat(window.grant(FIVE, 100, 1, 5).count()).isZero();
        assertThat(window.grant(FIVE, 500, 1, 5).count()).isEqualTo(5);
    }

    @Test
    void anotherLengthBeginsAnew() {
        var full = new Window(1, 100, List.of()).grant(FIVE, 100, 1, 5).window();

        assertThat(full.grant(new Rate(5, 2), 50, 1, 5).count()).isEqualTo(5);
    }

    @Test
    void aClockThatWasSetBackBeginsAnew() {
        var later = new Window(1, 10_000, List.of()).grant(FIVE, 10_000, 1, 5).window();

        assertThat(later.grant(FIVE, 100, 1, 5).tick()).isEqualTo(100);
    }
}
