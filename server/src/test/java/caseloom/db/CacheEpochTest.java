package caseloom.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How long a node believes that nothing has changed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheEpochTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T12:00:00Z"));
    private final TestDatabase database = TestDatabase.fresh();

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void theNodeThatChangesSomethingKnowsAtOnce() {
        var epoch = epoch();
        var before = epoch.confirmed();

        change(epoch);
        epoch.forget();

        assertThat(epoch.confirmed()).isEqualTo(before + 1);
    }

    @Test
    void otherNodesKnowWithinHalfASecond() {
        var epoch = epoch();
        var before = epoch.confirmed();
        change(epoch());

        clock.forward(Duration.ofMillis(249));
        assertThat(epoch.confirmed()).isEqualTo(before);

        clock.forward(Duration.ofMillis(251));
        assertThat(epoch.confirmed()).isEqualTo(before + 1);
    }

    @Test
    void aChangeThatIsRolledBackMovesNothing() {
        var epoch = epoch();
        var before = epoch.confirmed();

        assertThatThrownBy(() ->
                        database.db()
                                .system(tx -> {
                                    epoch.moved(tx);
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");
        epoch.forget();

        assertThat(epoch.confirmed()).isEqualTo(before);
    }

    @Test
    void aClockThatGoesBackIsNotTrusted() {
        var epoch = epoch();
        var before = epoch.confirmed();
        change(epoch());

        clock.forward(Duration.ofSeconds(-10));

        assertThat(epoch.confirmed()).isEqualTo(before + 1);
    }

    private CacheEpoch epoch() {
        return new CacheEpoch(database.db(), clock);
    }

    private void change(CacheEpoch epoch) {
        database.db()
                .system(tx -> {
                    epoch.moved(tx);
                    return true;
                });
    }
}
