package caseloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.HandClock;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Happening;
import caseloom.core.json.Json;
import caseloom.engine.Retaker.Wanted;
import caseloom.engine.Turns.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final RunKey RUN = new RunKey(1, 1);

    private final HandClock clock = new HandClock(Instant.parse("2026-05-28T17:04:12.345Z"));
    private final Turns turns = new Turns(clock, Duration.ofSeconds(10));

    @Test
    void theNextHappeningFollowsWhenTheOneBeforeIsThrough() {
        assertThat(turns.when(timer(1))).isEqualTo(When.NOW);
        turns.taken(seen(4, 7));
        assertThat(turns.when(timer(2))).isEqualTo(When.LATER);
        assertThat(turns.when(timer(3))).isEqualTo(When.LATER);

        assertThat(turns.next(seen(4, 7))).contains(timer(2));
        turns.taken(seen(5, 8));
        assertThat(turns.next(seen(5, 8))).contains(timer(3));
        turns.taken(seen(6, 9));
        assertThat(turns.next(seen(6, 9))).isEmpty();
        assertThat(turns.size()).isZero();
    }

    @Test
    void whatBecameOfAnotherSightLetsNobodyGo() {
        turns.when(timer(1));
        turns.when(timer(2));

        assertThat(turns.next(seen(4, 7))).as("not taken yet").isEmpty();
        turns.taken(seen(4, 7));
        assertThat(turns.next(seen(3, 7))).isEmpty();
        assertThat(turns.next(seen(4, 6))).isEmpty();
        assertThat(turns.next(seen(4, 7))).contains(timer(2));
    }

    @Test
    void aTimerThatComesBackWhileItWaitsIsOne() {
        turns.when(timer(1));
        turns.when(timer(2));
        turns.when(timer(2));

        assertThat(turns.end(RUN)).containsExactly(timer(2));
        assertThat(turns.end(RUN)).isEmpty();
    }

    @Test
    void whoIsOnItsWayForTooLongCountsAsLost() {
        turns.when(timer(1));
        turns.taken(seen(4, 7));
        turns.when(timer(2));
        clock.forward(Duration.ofSeconds(11));

        assertThat(turns.when(timer(3))).isEqualTo(When.NOW);
        assertThat(turns.next(seen(4, 7))).as("its turn is over").isEmpty();
        turns.taken(seen(5, 7));
        assertThat(turns.next(seen(5, 7))).contains(timer(2));
    }

    private static Wanted timer(int number) {
        return new Wanted(RUN, Optional.of(new Happening.TimerDue(number)), 0);
    }

    private static Held seen(long token, int decisions) {
        var publication = Story.WAITING.publication();
        var view =
                new CaseView(
                        new CaseId(1),
                        true,
                        publication.definition().head().name(),
                        1,
                        "A case",
                        "Open",
                        Json.object(),
                        null,
                        Instant.EPOCH);
        return new Held(
                publication, new RunId(1), token, decisions, RunStatus.RUNNING, null, view, null);
    }
}
