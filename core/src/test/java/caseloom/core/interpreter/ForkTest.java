package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import org.junit.jupiter.api.Test;

/// How the branches of a `fork` run beside each other, and what they give.
class ForkTest {

    private static final String GET =
            "{ call: http, with: { method: get, endpoint: 'https://x.example/%s' } }";

    static String get(String path) {
        return GET.replace("%s", path);
    }

    /// Answers the call to that path.
    static World answer(World world, String path, int status, String content) {
        var call =
                world.effects().values().stream()
                        .filter(effect -> uri(effect).equals("https://x.example/" + path))
                        .findFirst()
                        .orElseThrow();
        return world.resume(new Happening.Answered(call.activation(), World.ok(status, content)));
    }

    static String uri(Effect effect) {
        return ((Effect.CallHttp) effect).uri();
    }

    @Test
    void w4_theOutputIsAnArrayInTheOrderOfTheDocument() {
        var world =
                World.of(
                                "- f:\n    fork:\n      branches:\n        - a: "
                                        + get("a")
                                        + "\n        - b: { set: { n: 2 } }\n        - c: "
                                        + get("c"))
                        .begin();
        assertThat(world.effects().values().stream().map(ForkTest::uri))
                .containsExactly("https://x.example/a", "https://x.example/c");

        answer(world, "c", 200, "{\"n\": 3}");
        assertThat(world.standing()).isInstanceOf(Standing.Parked.class);
        answer(world, "a", 200, "{\"n\": 1}");

        World.assertJson(world.result(), "[{\"n\": 1}, {\"n\": 2}, {\"n\": 3}]");
    }

    @Test
    void w4_everyBranchBeginsWithTheInputOfTheFork() {
        var world =
                World.of(
                                """
                                - f:
                                    input: { from: '{ n: .n }' }
                                    fork:
                                      branches:
                                        - a: { set: { got: '${ .n + 1 }' } }
                                        - b: { set: { got: '${ .n + 2 }' } }
                                """)
                        .with("{\"n\": 40}")
                        .run();

        World.assertJson(world.result(), "[{\"got\": 41}, {\"got\": 42}]");
    }

    @Test
    void w4_theFirstToEndWinsAndTheOthersAreCancelled() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      compete: true
                                      branches:
                                        - slow: { wait: PT2H }
                                        - quick:
                                            do:
                                              - pause: { wait: PT1H }
                                              - won: { set: { winner: quick } }
                                        - never:
                                            timeout: { after: P1D }
                                            call: http
                                            with: { method: get, endpoint: 'https://x.example/' }
                                """)
                        .begin()
                        .nextTimer();

        World.assertJson(world.result(), "{\"winner\": \"quick\"}");
        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(3600));
        assertThat(world.timers()).isEmpty();
        assertThat(world.effects()).isEmpty();
        assertThat(world.lines())
                .contains(
                        "step.cancelled /do/0/f/fork/branches/0/slow",
                        "step.cancelled /do/0/f/fork/branches/2/never")
                .doesNotContain("step.cancelled /do/0/f/fork/branches/1/quick/do/1/won");
    }

    @Test
    void w4_ofBranchesThatEndTogetherTheFirstInTheDocumentWins() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      compete: true
                                      branches:
                                        - a: { set: { winner: a } }
                                        - b: { set: { winner: b } }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"winner\": \"a\"}");
    }

    @Test
    void branchesTakeTurnsInTheOrderOfTheDocument() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { do: [ { a1: { set: { n: 1 } } }, { a2: { set: { n: 2 } } } ] }
                                        - b: { do: [ { b1: { set: { n: 1 } } }, { b2: { set: { n: 2 } } } ] }
                                """)
                        .run();

        assertThat(
                        world.lines().stream()
                                .filter(line -> line.startsWith("step.completed"))
                                .map(line -> line.substring(line.lastIndexOf('/') + 1)))
                .containsExactly("a1", "b1", "a2", "b2");
    }

    @Test
    void theOrderOfTurnsDoesNotDependOnWhereDecisionsAreCut() {
        var steps =
                """
                - f:
                    fork:
                      branches:
                        - a: { for: { in: '[range(5)]' }, do: [ { a1: { set: { n: 1 } } } ] }
                        - b: { do: [ { b1: { set: { n: 1 } } }, { b2: { set: { n: 2 } } } ] }
                        - c: { for: { in: '[range(3)]' }, do: [ { c1: { set: { n: 1 } } } ] }
                """;
        var whole = World.of(steps).run();

        var cut = World.of(steps).within(InterpreterLimits.USUAL.withStepsPerDecision(1)).run();

        assertThat(cut.lines()).isEqualTo(whole.lines());
    }

    @Test
    void w5_everyBranchStartsFromTheSameContextAndChangesMergeInOrder() {
        var world =
                World.of(
                                """
                                - before:
                                    set: { x: 1 }
                                    export: { as: '{ kept: 1, gone: 1, both: 1 }' }
                                - f:
                                    fork:
                                      branches:
                                        - a:
                                            do:
                                              - a1:
                                                  set: { saw: '${ $context.both }' }
                                                  export: { as: '$context + { a: 1, both: "a" } | del(.gone)' }
                                              - a2: { set: { saw: '${ $context.both }' } }
                                        - b:
                                            set: { saw: '${ $context.both }' }
                                            export: { as: '$context + { b: 1, both: "b" }' }
                                - after: { set: { context: '${ $context }', saw: '${ . }' } }
                                """)
                        .run();

        World.assertJson(
                world.result(),
                "{\"context\": {\"kept\": 1, \"a\": 1, \"b\": 1, \"both\": \"b\"},"
                        + " \"saw\": [{\"saw\": \"a\"}, {\"saw\": 1}]}");
    }

    @Test
    void w5_ofCompetingBranchesOnlyTheWinnersContextStays() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      compete: true
                                      branches:
                                        - a:
                                            do:
                                              - a1: { set: { x: 1 }, export: { as: '{ a: 1 }' } }
                                              - a2: { wait: PT1H }
                                        - b: { set: { x: 1 }, export: { as: '{ b: 1 }' } }
                                - after: { set: '${ $context }' }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"b\": 1}");
    }

    @Test
    void w5_aForkInsideAForkHasItsOwnContexts() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a:
                                            do:
                                              - inner:
                                                  fork:
                                                    branches:
                                                      - c: { set: { x: 1 }, export: { as: '$context + { c: 1 }' } }
                                                      - d: { set: { x: 1 }, export: { as: '$context + { d: 1 }' } }
                                              - seen: { set: '${ $context }' }
                                        - b: { set: '${ $context }' }
                                """)
                        .run();

        World.assertJson(world.result(), "[{\"c\": 1, \"d\": 1}, {}]");
    }

    @Test
    void manyBranchesAndManyActivationsAreNoTrouble() {
        var branches = new StringBuilder("- f:\n    fork:\n      branches:\n");
        for (var i = 0; i < 100; i++) {
            branches.append("        - b")
                    .append(i)
                    .append(
                            ": { for: { in: '[range(100)]' }, do: [ { s: { set: { n: 1 } } } ] }\n");
        }

        var world = World.of(branches.toString()).run();

        assertThat(world.result()).hasSize(100);
        assertThat(Json.write(world.result().get(99))).isEqualTo("{\"n\":1}");
    }
}
