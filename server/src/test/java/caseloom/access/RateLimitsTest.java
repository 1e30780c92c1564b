package caseloom.access;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T12:00:00.5Z"));
    private final RateLimits<Long> limits = new RateLimits<>(clock);

    @Test
    void aWindowLastsSixtySecondsFromItsFirstRequest() {
        assertThat(limits.secondsToWait(1L, 2)).isZero();
        clock.forward(Duration.ofSeconds(20));
        assertThat(limits.secondsToWait(1L, 2)).isZero();

        assertThat(limits.secondsToWait(1L, 2)).isEqualTo(40);
        clock.forward(Duration.ofNanos(1));
        assertThat(limits.secondsToWait(1L, 2)).isEqualTo(40);
        clock.forward(Duration.ofSeconds(40).minusNanos(2));
        assertThat(limits.secondsToWait(1L, 2)).isEqualTo(1);
        clock.forward(Duration.ofNanos(1));
        assertThat(limits.secondsToWait(1L, 2)).isZero();
    }

    @Test
    void aLimitThatIsRaisedCountsAtOnce() {
        assertThat(limits.secondsToWait(1L, 1)).isZero();
        assertThat(limits.secondsToWait(1L, 1)).isEqualTo(60);

        assertThat(limits.secondsToWait(1L, 2)).isZero();
    }

    @Test
    void windowsThatAreOverDoNotStay() {
        for (var token = 0L; token < 20_000; token++) {
            limits.secondsToWait(token, 1);
        }
        clock.forward(Duration.ofSeconds(60));

        limits.secondsToWait(0L, 1);

        assertThat(limits.size()).isEqualTo(1);
    }
}
