package caseloom.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    @Test
    void anIntervalIsCountedFromTheBeginning() {
        var every = new Schedule.Every(Duration.ofMinutes(20));

        assertThat(every.next(NOON, NOON)).isEqualTo(NOON.plusSeconds(1200));
        assertThat(every.next(NOON, NOON.plusSeconds(1199))).isEqualTo(NOON.plusSeconds(1200));
        assertThat(every.next(NOON, NOON.plusSeconds(1200))).isEqualTo(NOON.plusSeconds(2400));
    }

    @Test
    void momentsThatPassedUnnoticedAreNotMadeUpFor() {
        var every = new Schedule.Every(Duration.ofMinutes(20));

        assertThat(every.next(NOON, NOON.plus(Duration.ofDays(3)).plusSeconds(1)))
                .isEqualTo(NOON.plus(Duration.ofDays(3)).plusSeconds(1200));
    }

    @Test
    void aScheduleThatBeginsLaterStartsOneIntervalAfterItsBeginning() {
        var every = new Schedule.Every(Duration.ofMinutes(20));

        assertThat(every.next(NOON, NOON.minusSeconds(5))).isEqualTo(NOON.plusSeconds(1200));
    }

    @Test
    void aDelayIsCountedFromTheEndOfTheRunBefore() {
        assertThat(new Schedule.After(Duration.ofHours(1)).next(NOON))
                .isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void noScheduleHasNoLength() {
        assertThatThrownBy(() -> new Schedule.Every(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Schedule.After(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
