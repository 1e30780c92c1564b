package caseloom.core.interpreter;

import static caseloom.core.interpreter.ForkTest.answer;
import static caseloom.core.interpreter.ForkTest.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How the branches of a `fork` end: by `end` and `exit`, by errors and timeouts, and what a retry
/// of a person makes of them.
class ForkEndsTest {

    @Test
    void w6_endInABranchEndsTheRunAndCancelsTheOthers() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { wait: PT1H }
                                        - b: { set: { done: true }, then: end }
                                - never: { set: { done: false } }
                                """)
                        .run();

        World.assertJson(world.result(), "{\"done\": true}");
        assertThat(world.now()).isEqualTo(World.NOON);
        assertThat(world.timers()).isEmpty();
        assertThat(world.lines()).contains("step.cancelled /do/0/f/fork/branches/0/a");
    }

    @Test
    void exitInABranchEndsThatBranchAlone() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { set: { n: 1 }, then: exit }
                                        - b: { set: { n: 2 }, then: continue }
                                """)
                        .run();

        World.assertJson(world.result(), "[{\"n\": 1}, {\"n\": 2}]");
    }

    @Test
    void anErrorInABranchEndsTheOthersAndIsRaisedByTheFork() {
        var world =
                World.of(
                                """
                                - guarded:
                                    try:
                                      - f:
                                          fork:
                                            branches:
                                              - a: { wait: PT1H }
                                              - b: { raise: { error: { type: 'https://e.example/x', status: 500 } } }
                                              - c: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                    catch:
                                      do: [ { told: { set: { from: '${ $error.instance }' } } } ]
                                """)
                        .run();

        World.assertJson(world.result(), "{\"from\": \"/do/0/guarded/try/0/f/fork/branches/1/b\"}");
        assertThat(world.timers()).isEmpty();
        assertThat(world.effects()).isEmpty();
        assertThat(world.now()).isEqualTo(World.NOON);
    }

    @Test
    void anErrorThatIsCaughtInsideItsBranchDisturbsNobody() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { wait: PT1H }
                                        - b:
                                            try: [ { bad: { raise: { error: { type: 'https://e.example/x', status: 500 } } } } ]
                                            catch: { do: [ { fine: { set: { n: 1 } } } ] }
                                """)
                        .with("{}")
                        .run();

        World.assertJson(world.result(), "[{}, {\"n\": 1}]");
        assertThat(world.lines()).noneMatch(line -> line.startsWith("step.cancelled"));
    }

    @Test
    void theTimeoutOfAForkEndsAllItsBranches() {
        var world =
                World.of(
                                """
                                - guarded:
                                    try:
                                      - f:
                                          timeout: { after: PT1H }
                                          fork:
                                            branches:
                                              - a: { wait: PT2H }
                                              - b: { timeout: { after: PT3H }, wait: PT5H }
                                    catch: { do: [ { told: { set: '${ $error | { status, instance } }' } } ] }
                                """)
                        .run();

        World.assertJson(
                world.result(), "{\"status\": 408, \"instance\": \"/do/0/guarded/try/0/f\"}");
        assertThat(world.timers()).isEmpty();
        assertThat(world.lines())
                .contains(
                        "step.cancelled /do/0/guarded/try/0/f/fork/branches/0/a",
                        "step.cancelled /do/0/guarded/try/0/f/fork/branches/1/b");
    }

    @Test
    void theTimeoutOfABranchIsItsOwn() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { wait: PT3H }
                                        - b:
                                            try: [ { slow: { timeout: { after: PT1H }, wait: PT5H } } ]
                                            catch: { do: [ { late: { set: { late: true } } } ] }
                                """)
                        .with("{}")
                        .run();

        World.assertJson(world.result(), "[{}, {\"late\": true}]");
        assertThat(world.now()).isEqualTo(World.NOON.plusSeconds(3 * 3600));
    }

    @Test
    void anUncaughtErrorFailsTheRunAndARetryGoesOnWithAllBranches() {
        var world =
                World.of(
                                "- f:\n    fork:\n      branches:\n        - a: "
                                        + get("a")
                                        + "\n        - b: { wait: PT1H }\n        - c: "
                                        + get("c"))
                        .with("{}")
                        .begin();
        var before = java.util.Set.copyOf(world.effects().keySet());
        answer(world, "c", 500, "{}");
        assertThat(world.error().instance()).isEqualTo("/do/0/f/fork/branches/2/c");
        assertThat(world.timers()).isEmpty();
        assertThat(world.effects()).isEmpty();

        world.later(Duration.ofMinutes(10)).resume(new Happening.Retried());

        assertThat(world.effects().values().stream().map(ForkTest::uri))
                .containsExactlyInAnyOrder("https://x.example/a", "https://x.example/c");
        assertThat(world.effects().keySet()).doesNotContainAnyElementsOf(before);
        assertThat(world.timers().values())
                .as("a wait keeps its moment")
                .containsExactly(World.NOON.plusSeconds(3600));
        answer(world, "a", 200, "1");
        answer(world, "c", 200, "3");
        world.goOn();
        World.assertJson(world.result(), "[1, {}, 3]");
    }

    @Test
    void aRetryDoesNotDoAgainWhatABranchHasDone() {
        var world =
                World.of(
                                "- f:\n    fork:\n      branches:\n"
                                        + "        - a: { call: add-note, with: { text: once } }\n"
                                        + "        - c: "
                                        + get("c"))
                        .begin();
        answer(world, "c", 500, "{}");

        world.resume(new Happening.Retried());
        answer(world, "c", 200, "3");

        assertThat(world.lines()).containsOnlyOnce("note.added /do/0/f/fork/branches/0/a");
        World.assertJson(world.result(), "[{}, 3]");
    }
}
