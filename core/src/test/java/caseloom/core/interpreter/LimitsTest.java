package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {

    static InterpreterLimits limits(int perDecision, int perRun) {
        return new InterpreterLimits(
                perDecision, perRun, 3, 5, 100, 2000, 500, 20, 3, 5, Duration.ofDays(10));
    }

    private static final String COUNT =
            """
            - more: { set: { n: '${ .n + 1 }' } }
            - again: { switch: [ { more: { when: .n < 100, then: more } } ] }
            """;

    @Test
    void aDecisionThatUsedUpItsStepsGoesOnInTheNext() {
        var world = World.of(COUNT).within(limits(30, 1000)).with("{\"n\": 0}").begin();
        assertThat(world.standing()).isInstanceOf(Standing.Again.class);

        world.goOn();

        World.assertJson(world.result(), "{\"n\": 100}");
    }

    @Test
    void aRunThatTakesTooManyStepsFailsAndNobodyCatchesIt() {
        var world =
                World.of(
                                """
                                - t:
                                    try:
                                      - more: { set: { n: 1 }, then: more }
                                    catch: {}
                                """)
                        .within(limits(30, 100))
                        .run();

        assertThat(world.error().type()).endsWith("/runtime");
        assertThat(world.error().detail()).contains("100 steps");
    }

    @Test
    void aPersonsRetryCountsStepsAnew() {
        var world = World.of(COUNT).within(limits(30, 150)).with("{\"n\": 0}").run();
        assertThat(world.error().detail()).contains("150 steps");

        world.resume(new Happening.Retried()).goOn();

        World.assertJson(world.result(), "{\"n\": 100}");
    }

    @Test
    void attemptsEndAtTheLimitWhateverTheAuthorAsksFor() {
        var world =
                World.of(
                                """
                                - t:
                                    try: [ { b: { raise: { error: { type: 'https://e.example/x', status: 500 } } } } ]
                                    catch: { retry: { delay: PT1S } }
                                """)
                        .within(limits(30, 100))
                        .run();

        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(2));
        assertThat(world.error().status()).isEqualTo(500);
    }

    @Test
    void aStateThatIsTooLargeFailsTheRunAndItsStateBeforeIsKept() {
        var world =
                World.of(
                                """
                                - large: { set: { text: '${ [range(500)] }' } }
                                - wait: { wait: PT1H }
                                """)
                        .within(limits(30, 100))
                        .run();

        assertThat(world.error().type()).endsWith("/runtime");
        assertThat(world.error().detail()).contains("larger than 2000 bytes");
        assertThat(world.state().length()).isLessThan(1000);
        assertThat(world.timers()).isEmpty();
        world.resume(new Happening.Retried());
        assertThat(world.error().detail()).contains("larger than 2000 bytes");
    }

    @Test
    void dataThatIsNestedTooDeepCannotBeKept() {
        var world =
                World.of(
                                """
                                - deeper: { set: { n: '${ .n + 1 }', in: '${ . }' } }
                                - again: { switch: [ { more: { when: .n < 90, then: deeper } } ] }
                                """)
                        .within(limits(1000, 1000))
                        .with("{\"n\": 0}")
                        .run();

        assertThat(world.error().detail()).contains("nested deeper than 20");
    }

    @Test
    void attributesThatAreTooLargeAreRefused() {
        var world =
                World.of("- a: { call: set-attributes, with: { l: '${ [range(300)] }' } }\n")
                        .within(limits(30, 100))
                        .run();

        assertThat(world.error().type()).endsWith("/validation");
        assertThat(world.error().detail()).contains("larger than 500 bytes");
    }

    @Test
    void aPauseIsNoLongerThanTheLimit() {
        var world = World.of("- w: { wait: P11D }\n").within(limits(30, 100)).run();

        assertThat(world.error().type()).endsWith("/validation");
    }

    @Test
    void aStoryThatGrowsTooLongKeepsItsLandmarks() {
        var world = World.of(COUNT).within(limits(1000, 1000)).with("{\"n\": 0}").run();

        assertThat(world.lines())
                .containsExactly(
                        "run.started",
                        "step.completed /do/0/more",
                        "step.completed /do/1/again",
                        "step.completed /do/0/more",
                        "step.completed /do/1/again",
                        "step.completed /do/0/more",
                        "story.cut /do/1/again",
                        "run.completed",
                        "status.changed");
    }

    @Test
    void anOutputThatIsTooLongToShowIsCut() {
        var world =
                World.of("- a: { set: { l: '${ [range(100)] }' } }\n")
                        .within(limits(30, 100))
                        .run();

        World.assertJson(
                world.story().get(1).detail(), "{\"output\": {\"cut\": true, \"size\": 299}}");
    }
}
