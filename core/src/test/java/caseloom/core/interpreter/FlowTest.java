package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowTest {

    @Test
    void w6_endInALoopEndsTheWholeRun() {
        var world =
                World.of(
                                """
                                - loop:
                                    for: { each: n, in: .items }
                                    do:
                                      - mark: { set: { seen: '${ $n }' } }
                                      - stop: { switch: [ { two: { when: .seen == 2, then: end } } ] }
                                - after: { set: { never: true } }
                                """)
                        .with("{\"items\": [1, 2, 3]}")
                        .run();

        World.assertJson(world.result(), "{\"seen\": 2}");
    }

    @Test
    void w7_exitInTheTopListIsTheEnd() {
        var world =
                World.of(
                                """
                                - first: { set: { n: 1 }, then: exit }
                                - second: { set: { n: 2 } }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"n\": 1}");
    }

    @Test
    void exitInAnInnerListGoesOnAfterIt() {
        var world =
                World.of(
                                """
                                - inner:
                                    do:
                                      - first: { set: { n: 1 }, then: exit }
                                      - second: { set: { n: 2 } }
                                - after: { set: { m: '${ .n }' } }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"m\": 1}");
    }

    @Test
    void w12_aConditionThatIsNoBooleanIsAnExpressionError() {
        var world = World.of("- a: { if: '.n', set: { x: 1 } }\n").with("{\"n\": 5}").run();

        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.error().instance()).isEqualTo("/do/0/a");
    }

    @Test
    void w12_aConditionThatIsNullCountsAsFalse() {
        var world = World.of("- a: { if: '.n', set: { x: 1 } }\n").with("{}").run();

        assertThat(world.lines()).contains("step.skipped /do/0/a");
    }

    @Test
    void w22_aSkippedStepGivesItsRawInputAndItsThenIsObeyed() {
        var world =
                World.of(
                                """
                                - skipped:
                                    if: '.n > 5'
                                    input: { from: .n }
                                    set: { x: 1 }
                                    output: { as: .x }
                                    then: last
                                - between: { set: { x: 2 } }
                                - last: { set: { was: '${ .n }' } }
                                """)
                        .with("{\"n\": 5}")
                        .run();

        World.assertJson(world.result(), "{\"was\": 5}");
        assertThat(world.lines())
                .containsSequence("step.skipped /do/0/skipped", "step.completed /do/2/last");
    }

    @Test
    void w23_setReplacesTheDataAndLeavesTheCaseAlone() {
        var world = World.of("- a: { set: { x: 1 } }\n").with("{\"n\": 5}").run();

        World.assertJson(world.result(), "{\"x\": 1}");
        World.assertJson(world.view().attributes(), "{\"n\": 5}");
    }

    @Test
    void w24_aRoundBeginsWithWhatTheLastOneGaveAndTheItemsAreEvaluatedOnce() {
        var world =
                World.of(
                                """
                                - sum:
                                    for: { each: n, at: i, in: .items }
                                    do:
                                      - add:
                                          set: { sum: '${ (.sum // 0) + $n * $i }', items: [] }
                                """)
                        .with("{\"items\": [10, 20, 30]}")
                        .run();

        assertThat(world.result().get("sum").intValue()).isEqualTo(80);
    }

    @Test
    void w24_aLoopOverNothingGivesItsInput() {
        var world =
                World.of(
                                """
                                - none:
                                    for: { in: .items }
                                    do: [ { add: { set: { x: 1 } } } ]
                                """)
                        .with("{\"items\": []}")
                        .run();

        World.assertJson(world.result(), "{\"items\": []}");
    }

    @Test
    void aLoopStopsWhenItsWhileIsFalse() {
        var world =
                World.of(
                                """
                                - some:
                                    for: { in: .items }
                                    while: $item < 3
                                    do: [ { keep: { set: { last: '${ $item }' } } } ]
                                """)
                        .with("{\"items\": [1, 2, 3, 1]}")
                        .run();

        World.assertJson(world.result(), "{\"last\": 2}");
    }

    @Test
    void aLoopOverSomethingElseThanAnArrayIsAnExpressionError() {
        var world =
                World.of("- a: { for: { in: .n }, do: [ { b: { set: { x: 1 } } } ] }\n")
                        .with("{\"n\": 5}")
                        .run();

        assertThat(world.error().type()).endsWith("/expression");
        assertThat(world.error().detail()).contains("array").contains("5");
    }

    @Test
    void w25_theFirstArmThatFitsIsTaken() {
        var world =
                World.of(
                                """
                                - which:
                                    switch:
                                      - big: { when: .n > 10, then: big }
                                      - middle: { when: .n > 5, then: middle }
                                      - rest: { then: end }
                                - big: { set: { is: big }, then: end }
                                - middle: { set: { is: middle }, then: end }
                                """)
                        .with("{\"n\": 20}")
                        .run();

        World.assertJson(world.result(), "{\"is\": \"big\"}");
    }

    @Test
    void w25_withoutAnArmThatFitsTheStepsOwnThenDecides() {
        var world =
                World.of(
                                """
                                - which:
                                    switch:
                                      - big: { when: .n > 10, then: end }
                                    then: last
                                - between: { set: { is: between }, then: end }
                                - last: { set: { is: last } }
                                """)
                        .with("{\"n\": 2}")
                        .run();

        World.assertJson(world.result(), "{\"is\": \"last\"}");
    }

    @Test
    void w26_aStepIsNamedByItsPointerInTheStoryAndInErrors() {
        var world =
                World.of(
                                """
                                - outer:
                                    do:
                                      - fine: { set: { x: 1 } }
                                      - broken: { raise: { error: { type: 'https://e.example/odd', status: 400 } } }
                                """)
                        .run();

        assertThat(world.error().instance()).isEqualTo("/do/0/outer/do/1/broken");
        assertThat(world.lines()).contains("step.completed /do/0/outer/do/0/fine");
    }

    @Test
    void anErrorIsRaisedWithTheInstanceItsAuthorGives() {
        var world =
                World.of(
                                """
                                - broken:
                                    raise:
                                      error:
                                        type: https://e.example/odd
                                        status: 418
                                        title: Odd
                                        detail: '${ "not \\(.n)" }'
                                        instance: /somewhere
                                """)
                        .with("{\"n\": 2}")
                        .run();

        assertThat(world.error())
                .isEqualTo(
                        new RunError("https://e.example/odd", 418, "Odd", "not 2", "/somewhere"));
    }
}
