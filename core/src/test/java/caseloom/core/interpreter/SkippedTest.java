package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.Golden;
import caseloom.core.cases.RunId;
import caseloom.core.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SkippedTest {

    private static final String CALL_AND_NOTE =
            """
            - get:
                call: http
                with: { method: get, endpoint: 'https://x.example/' }
                output:
                  as: '{ was: .rate }'
                  schema: { document: { type: object, required: [rate] } }
                export: { as: '{ rate: .rate }' }
            - keep: { set: { got: '${ . }', context: '${ $context }' } }
            """;

    private static final String TWO_BRANCHES =
            """
            - both:
                fork:
                  branches:
                    - call: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                    - pause: { wait: PT1H }
            """;

    private static final String WAIT_IN_A_LOOP =
            """
            - rounds:
                for: { each: n, in: '[1, 2]' }
                timeout: { after: P1D }
                do:
                  - pause: { wait: PT1H }
                  - last: { set: { n: '${ $n }', given: '${ .given }' } }
            """;

    @Test
    void theFailedStepCountsAsDoneWithTheGivenOutput() {
        var world = World.of(CALL_AND_NOTE).run();
        assertThat(world.error().instance()).isEqualTo("/do/0/get");

        world.resume(skipped(null, "{\"rate\": 7}"));

        World.assertJson(world.result(), "{\"got\": {\"rate\": 7}, \"context\": {\"rate\": 7}}");
        assertThat(world.view().status()).isEqualTo("Closed");
        assertThat(world.lines())
                .containsExactly(
                        "run.started",
                        "step.waiting /do/0/get",
                        "step.failed /do/0/get",
                        "run.failed",
                        "status.changed",
                        "run.started /do/0/get",
                        "status.changed",
                        "step.skipped /do/0/get",
                        "step.completed /do/1/keep",
                        "run.completed",
                        "status.changed");
    }

    @Test
    void aWaitingStepIsLeftAndItsTimerIsWantedNoMore() {
        var world = World.of(WAIT_IN_A_LOOP).begin();
        var timers = world.timers().size();

        world.resume(skipped("/do/0/rounds/do/0/pause", "{\"given\": 1}"));

        assertThat(world.standing()).isInstanceOf(Standing.Parked.class);
        assertThat(world.timers()).as("the loop's limit and the next pause").hasSize(timers);
        World.assertJson(world.goOn().result(), "{\"n\": 2, \"given\": 1}");
    }

    @Test
    void aCallUnderWayIsDroppedAndItsLateAnswerIsIgnored() {
        var world = World.of(CALL_AND_NOTE).begin();
        var call = world.effects().values().iterator().next();

        world.resume(skipped(null, "{\"rate\": 7}"));

        assertThat(world.effects()).isEmpty();
        assertThat(world.answer(call).standing()).isInstanceOf(Standing.Ignored.class);
    }

    @Test
    void theHistoryTellsWhoGaveWhat() {
        var world = World.of(CALL_AND_NOTE).begin();

        world.resume(skipped(null, "{\"rate\": 7}"));

        var entry =
                world.story().stream()
                        .filter(one -> one.event().equals("step.skipped"))
                        .findFirst()
                        .orElseThrow();
        World.assertJson(entry.detail(), "{\"by\": \"member 3\", \"output\": {\"rate\": 7}}");
    }

    @Test
    void anOutputThatDoesNotFitTheStepIsRefusedAndNothingChanges() {
        var world = World.of(CALL_AND_NOTE).run();
        var state = world.state();

        world.resume(skipped(null, "{\"price\": 7}"));

        assertThat(refusal(world)).contains("/do/0/get").contains("rate");
        assertThat(world.state()).isEqualTo(state);
    }

    @Test
    void anExportThatFailsOverTheOutputIsRefused() {
        var world =
                World.of(
                                """
                                - pause: { wait: PT1H, export: { as: '{ n: (.n + 1) }' } }
                                """)
                        .begin();

        assertThat(refusal(world.resume(skipped(null, "{\"n\": {}}")))).contains("/do/0/pause");
    }

    @Test
    void aStepThatNeitherWaitsNorFailedIsRefusedWithTheOnesThatDo() {
        var world = World.of(CALL_AND_NOTE).begin();

        assertThat(refusal(world.resume(skipped("/do/1/keep", "{}"))))
                .contains("`/do/1/keep`")
                .contains("`/do/0/get`");
    }

    @Test
    void aRunBetweenTwoStepsHasNoneToSkip() {
        var limits = InterpreterLimits.USUAL.withStepsPerDecision(1);
        var world = World.of(CALL_AND_NOTE).within(limits).begin();
        world.resume(skipped(null, "{\"rate\": 1}"));
        assertThat(world.standing()).isInstanceOf(Standing.Again.class);

        assertThat(refusal(world.resume(skipped(null, "{}")))).contains("no step");
    }

    @Test
    void afterTheDocumentsTimeoutTheStepThatWasWaitingCanBeSkipped() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                timeout: { after: PT1H }
                                do:
                                  - pause: { wait: P3D }
                                  - keep: { wait: P3D }
                                """)
                        .begin()
                        .nextTimer();

        world.later(Duration.ofDays(3)).resume(skipped(null, "{\"ok\": true}"));

        assertThat(world.timers().values())
                .as("the document's time begins anew")
                .contains(world.now().plusSeconds(3600));
    }

    @Test
    void whatWaitsBesideASkippedStepGoesOn() {
        var world = World.of(TWO_BRANCHES).begin();

        world.resume(skipped("/do/0/both/fork/branches/0/call", "{\"one\": 1}"));

        assertThat(world.standing()).isInstanceOf(Standing.Parked.class);
        assertThat(world.effects()).isEmpty();
        World.assertJson(world.goOn().result(), "[{\"one\": 1}, {}]");
    }

    @Test
    void ofSeveralStepsThatWaitOneMustBeNamed() {
        var world = World.of(TWO_BRANCHES).begin();

        assertThat(refusal(world.resume(skipped(null, "{}"))))
                .contains("`/do/0/both/fork/branches/0/call`")
                .contains("`/do/0/both/fork/branches/1/pause`");
    }

    @Test
    void aFailedBranchIsSkippedAndTheOtherStillWaits() {
        var world = World.of(TWO_BRANCHES).begin();
        world.answer(world.effects().values().iterator().next());
        assertThat(world.error().instance()).isEqualTo("/do/0/both/fork/branches/0/call");

        world.resume(skipped(null, "{\"one\": 1}"));

        World.assertJson(world.goOn().result(), "[{\"one\": 1}, {}]");
    }

    @Test
    void theDecisionIsAsTheFileShows() {
        var world = World.of(CALL_AND_NOTE).run();
        var decision =
                new Interpreter(InterpreterLimits.USUAL)
                        .resume(
                                world.definition(),
                                new RunId(8),
                                new RunState(Json.stored(world.state())),
                                world.view(),
                                skipped(null, "{\"rate\": 7}"),
                                new Moment(World.NOON, 1));

        Golden.compare(
                "core/src/test/resources/golden/skipped.json",
                Told.decision(decision).toPrettyString() + "\n");
    }

    private static Happening.Skipped skipped(@Nullable String step, String output) {
        return new Happening.Skipped(step, Json.stored(output), "member 3");
    }

    private static String refusal(World world) {
        if (world.standing() instanceof Standing.Ignored(var refusal) && refusal != null) {
            return refusal;
        }
        throw new AssertionError("not refused: " + world.standing());
    }
}
