package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimersTest {

    @Test
    void w18_aWaitHoldsItsAbsoluteEndFromItsStart() {
        var world = World.of("- w: { wait: { minutes: 15 } }\n- x: { set: { x: 1 } }\n").begin();

        assertThat(world.timers().values()).containsExactly(World.NOON.plusSeconds(900));
        world.goOn();
        World.assertJson(world.result(), "{\"x\": 1}");
        assertThat(world.timers()).isEmpty();
        assertThat(world.lines())
                .containsSubsequence("step.waiting /do/0/w", "step.completed /do/0/w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'PT90S'", "{ minutes: 1, seconds: 30 }"})
    void aLengthMayBeComputed(String length) {
        var world =
                World.of("- w: { wait: '${ .length }' }\n")
                        .with(
                                "{\"length\": "
                                        + length.replace("'", "\"")
                                                .replace("minutes", "\"minutes\"")
                                                .replace("seconds", "\"seconds\"")
                                        + "}")
                        .begin();

        assertThat(world.timers().values()).containsExactly(World.NOON.plusSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "\"tomorrow\"",
                "{}",
                "{\"days\": 1e30}",
                "{\"weeks\": 1}",
                "\"P99999D\""
            })
    void whatIsNoLengthIsAValidationError(String length) {
        var world =
                World.of("- w: { wait: '${ .length }' }\n")
                        .with("{\"length\": " + length + "}")
                        .run();

        assertThat(world.error().type()).endsWith("/validation");
    }

    @Test
    void aWaitForNothingGoesOnAtOnce() {
        assertThat(World.of("- w: { wait: PT0S }\n").begin().completed()).isNotNull();
    }

    @Test
    void aStepThatTakesTooLongRaisesATimeoutThatATryAroundItCatches() {
        var world =
                World.of(
                                """
                                - t:
                                    try:
                                      - slow: { call: http, with: { method: get, endpoint: 'https://x.example/' }, timeout: { after: PT5M } }
                                    catch:
                                      errors: { with: { status: 408 } }
                                      do: [ { mend: { set: { from: '${ $error.instance }' } } } ]
                                """)
                        .begin();
        var effect = world.effects().values().iterator().next();

        world.nextTimer();

        assertThat(world.result().get("from").textValue()).isEqualTo("/do/0/t/try/0/slow");
        assertThat(world.effects()).isEmpty();
        assertThat(world.answer(effect).standing()).isInstanceOf(Standing.Ignored.class);
    }

    @Test
    void aTimeoutAroundSeveralStepsAbandonsWhatIsInside() {
        var world =
                World.of(
                                """
                                - outer:
                                    timeout: { after: PT5M }
                                    do:
                                      - first: { wait: PT3M }
                                      - second: { wait: PT3M }
                                """)
                        .run();

        assertThat(world.error().status()).isEqualTo(408);
        assertThat(world.error().instance()).isEqualTo("/do/0/outer");
        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(300));
        assertThat(world.timers()).isEmpty();
    }

    @Test
    void aTimeoutIsClearedWhenItsStepIsDoneInTime() {
        var world =
                World.of(
                                """
                                - quick: { wait: PT1M, timeout: { after: PT5M } }
                                - next: { wait: PT10M }
                                """)
                        .begin();
        assertThat(world.timers()).hasSize(2);

        world.nextTimer();

        assertThat(world.timers()).hasSize(1);
        assertThat(world.goOn().completed()).isNotNull();
    }

    @Test
    void theDocumentsTimeoutFailsTheRunAndNobodyCatchesIt() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                timeout: { after: PT1H }
                                do:
                                  - t:
                                      try: [ { slow: { wait: PT2H } } ]
                                      catch: {}
                                """)
                        .run();

        assertThat(world.error().type()).endsWith("/timeout");
        assertThat(world.error().instance()).isNull();
        assertThat(world.now()).isEqualTo(World.NOON.plus(Duration.ofHours(1)));
        assertThat(world.timers()).isEmpty();
    }

    @Test
    void aTimerOrAnswerThatNobodyKnowsIsIgnored() {
        var world = World.of("- w: { wait: PT1M }\n").begin();
        var state = world.state();

        world.resume(new Happening.TimerDue(99));
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.resume(new Happening.Answered(1, new Answer.Unreachable(false, "")));
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.resume(new Happening.Continued());
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        world.resume(new Happening.Retried());
        assertThat(world.standing()).isInstanceOf(Standing.Ignored.class);
        assertThat(world.state()).isEqualTo(state);
    }
}
