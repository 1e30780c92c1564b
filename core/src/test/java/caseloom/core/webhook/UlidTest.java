package caseloom.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class UlidTest {

    @Test
    void aUlidIsTimeAndChanceInTwentySixCharacters() {
        assertThat(Ulid.of(Instant.ofEpochMilli(1_469_918_176_385L), 0, 0))
                .isEqualTo("01ARYZ6S41" + "0".repeat(16));
        assertThat(Ulid.of(Instant.EPOCH, -1, -1)).isEqualTo("0".repeat(10) + "Z".repeat(16));
    }

    @Test
    void laterOnesSortBehind() {
        var at = Instant.parse("2026-05-28T17:04:12.987Z");

        assertThat(Ulid.of(at, -1, -1)).isLessThan(Ulid.of(at.plusMillis(1), 0, 0));
    }
}
