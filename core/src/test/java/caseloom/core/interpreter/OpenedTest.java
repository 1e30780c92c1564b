package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/// Steps for which the shell opens something: a case, another run, a callback.
class OpenedTest {

    private static final String RUN = "- r: { run: { workflow: { namespace: n, name: other,";

    private static CaseView opened() {
        var attributes = (ObjectNode) Json.stored("{\"a\": 1}");
        return new CaseView(
                new CaseId(9), true, "other", 1, "New", "Open", attributes, null, World.NOON);
    }

    @Test
    void createCaseGivesTheNewCase() {
        var world =
                World.of(
                                """
                                - c:
                                    call: create-case
                                    with: { workflow: other, subject: '${ .s }', attributes: { a: '${ .a }' } }
                                """)
                        .with("{\"s\": \"New\", \"a\": 1}")
                        .shell(_ -> new Answer.Created(opened()))
                        .begin();

        var effect = (Effect.CreateCase) world.effects().values().iterator().next();
        assertThat(effect.key()).isEqualTo("7/do/0/c/1");
        assertThat(effect.workflow()).isEqualTo("other");
        assertThat(effect.subject()).isEqualTo("New");
        World.assertJson(effect.attributes(), "{\"a\": 1}");
        World.assertJson(
                world.goOn().result(),
                "{\"id\": 9, \"subject\": \"New\", \"status\": \"Open\","
                        + " \"attributes\": {\"a\": 1}}");
    }

    @Test
    void whatCannotBeOpenedIsAnErrorOfItsKind() {
        for (var why : Answer.Why.values()) {
            var error =
                    World.of("- c: { call: create-case, with: { workflow: other } }\n")
                            .shell(_ -> new Answer.Refused(why, "so it is"))
                            .run()
                            .error();

            assertThat(error.detail()).isEqualTo("so it is");
            assertThat(error.type().replaceAll(".*/", "") + " " + error.status())
                    .isEqualTo(
                            switch (why) {
                                case UNKNOWN -> "communication 404";
                                case INVALID -> "validation 400";
                                case DECLINED -> "communication 422";
                                case LIMIT -> "runtime 500";
                            });
        }
    }

    @Test
    void runWorkflowGivesTheOutputOfTheOtherRun() {
        var world =
                World.of(RUN + " version: '1.0.0', input: { n: '${ .n + 1 }' } } } }\n")
                        .with("{\"n\": 1}")
                        .shell(_ -> new Answer.Ended(Json.stored("[1]")))
                        .begin();

        var effect = (Effect.RunWorkflow) world.effects().values().iterator().next();
        assertThat(effect.workflow() + " " + effect.version()).isEqualTo("other 1.0.0");
        assertThat(effect.await()).isTrue();
        World.assertJson(effect.input(), "{\"n\": 2}");
        World.assertJson(world.goOn().result(), "[1]");
    }

    @Test
    void w21_latestIsLeftToTheMomentOfPublication() {
        var world = World.of(RUN + " version: latest } } }\n").with("{\"n\": 1}").begin();

        var effect = (Effect.RunWorkflow) world.effects().values().iterator().next();
        assertThat(effect.version()).isNull();
        World.assertJson(effect.input(), "{\"n\": 1}");
        assertThat(world.definition().subflows())
                .containsExactly(new caseloom.core.definition.Subflow("other", null));
    }

    @Test
    void aRunThatIsNotWaitedForGivesTheInputOfTheStep() {
        var world =
                World.of(RUN + " version: latest }, await: false } }\n")
                        .with("{\"n\": 1}")
                        .shell(_ -> new Answer.Started(new RunId(8)))
                        .run();

        World.assertJson(world.result(), "{\"n\": 1}");
    }

    @Test
    void aRunThatReturnsNoneGivesNull() {
        var world =
                World.of(RUN + " version: latest }, return: none } }\n")
                        .shell(_ -> new Answer.Ended(Json.stored("[1]")))
                        .run();

        assertThat(world.result().isNull()).isTrue();
    }

    @Test
    void theErrorOfTheOtherRunIsRaisedByTheStep() {
        var fault = new RunError("https://e.example/x", 418, "Tea", "pot", "/do/5/inner");
        var world =
                World.of(RUN + " version: latest } } }\n")
                        .shell(_ -> new Answer.Faulted(fault))
                        .run();

        assertThat(world.error())
                .isEqualTo(new RunError("https://e.example/x", 418, "Tea", "pot", "/do/0/r"));
    }

    @Test
    void aCancelledRunIsAnErrorToo() {
        var world =
                World.of(RUN + " version: latest } } }\n").shell(_ -> new Answer.Cancelled()).run();

        assertThat(world.error().title()).isEqualTo("The workflow was cancelled");
    }

    @Test
    void waitCallbackGivesWhatIsPosted() {
        var world =
                World.of("- c: { call: wait-callback, with: { title: Signed? } }\n")
                        .shell(_ -> new Answer.CallbackOpened("https://c.example/secret"))
                        .begin();
        var effect = (Effect.OpenCallback) world.effects().values().iterator().next();
        assertThat(effect.title()).isEqualTo("Signed?");

        world.answer(effect);
        assertThat(world.effects()).as("answered, so not done again").isEmpty();
        assertThat(world.closed()).isEmpty();
        World.assertJson(
                world.story().getLast().detail(), "{\"url\": \"https://c.example/secret\"}");
        assertThat(world.answer(effect).standing()).isInstanceOf(Standing.Ignored.class);
        world.resume(new Happening.CalledBack(effect.activation(), Json.stored("{\"yes\": 1}")));

        World.assertJson(world.result(), "{\"yes\": 1}");
        assertThat(world.closed()).containsExactly(effect.activation());
        assertThat(world.lines())
                .containsSubsequence(
                        "step.waiting /do/0/c",
                        "callback.opened /do/0/c",
                        "step.completed /do/0/c");
    }

    @Test
    void whatIsSaidBeforeTheRunKnowsThatItAskedComesAgain() {
        var world =
                World.of(
                                """
                                - a:
                                    call: request-approval
                                    with: { title: t, approvers: ann@example.com }
                                """)
                        .shell(_ -> new Answer.Asked())
                        .begin();
        var effect = world.effects().values().iterator().next();
        var said =
                new Happening.CalledBack(effect.activation(), Json.stored("{\"approved\": true}"));

        assertThat(world.resume(said).standing()).isInstanceOf(Standing.Ignored.class);
        assertThat(isEarly(world, said)).isTrue();
        world.answer(effect);
        assertThat(isEarly(world, new Happening.CalledBack(99, said.body()))).isFalse();
        world.resume(said);

        World.assertJson(world.completed().result().path("approved"), "true");
        assertThat(isEarly(world, said)).isFalse();
    }

    private static boolean isEarly(World world, Happening happening) {
        return Interpreter.isEarly(
                world.definition(), new RunState(Json.stored(world.state())), happening);
    }

    private static World asking() {
        return World.of(
                        """
                        - f:
                            fork:
                              branches:
                                - answer: { call: wait-callback, with: { title: t } }
                                - tell: { set: '${ $runtime.metadata.callbacks }' }
                        """)
                .shell(_ -> new Answer.CallbackOpened("https://c.example/secret"))
                .begin();
    }

    @Test
    void theStepsBesideItWaitForTheUrlAndSeeIt() {
        var world = asking();
        assertThat(world.standing()).isInstanceOf(Standing.Parked.class);
        assertThat(world.lines()).noneMatch(line -> line.startsWith("step.completed"));
        assertThat(world.resume(new Happening.Continued()).standing())
                .isInstanceOf(Standing.Ignored.class);

        var effect = world.effects().values().iterator().next();
        world.answer(effect)
                .resume(new Happening.CalledBack(effect.activation(), Json.stored("1")));

        World.assertJson(world.result(), "[1, {\"answer\": \"https://c.example/secret\"}]");
    }

    @Test
    void aCallbackThatCannotBeOpenedIsAnError() {
        var world = asking().shell(_ -> new Answer.Refused(Answer.Why.LIMIT, "too many"));

        assertThat(world.goOn().error().detail()).isEqualTo("too many");
    }

    @Test
    void aCallbackIsClosedWhenItsStepIsCancelled() {
        var world =
                World.of(
                                """
                                - t:
                                    try: [ { c: { timeout: { after: PT1H }, call: wait-callback, with: { title: t } } } ]
                                    catch: {}
                                """)
                        .with("{}")
                        .shell(_ -> new Answer.CallbackOpened("https://c.example/secret"))
                        .begin();
        var effect = world.effects().values().iterator().next();

        world.answer(effect).nextTimer();

        assertThat(world.closed()).containsExactly(effect.activation());
        World.assertJson(world.result(), "{}");
    }

    @Test
    void aCallbackThatIsBeingOpenedHoldsNobodyUpOnceItIsCancelled() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a:
                                            try: [ { c: { timeout: { after: PT1H }, call: wait-callback, with: { title: t } } } ]
                                            catch: {}
                                        - b: { set: { n: 1 } }
                                """)
                        .with("{}")
                        .begin()
                        .nextTimer();

        World.assertJson(world.result(), "[{}, {\"n\": 1}]");
        assertThat(world.effects()).isEmpty();
    }

    @Test
    void aRetryAsksForAnotherUrl() {
        var world =
                World.of(
                                """
                                - f:
                                    fork:
                                      branches:
                                        - a: { call: wait-callback, with: { title: t } }
                                        - b: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                """)
                        .shell(_ -> new Answer.CallbackOpened("https://c.example/secret"))
                        .begin();
        var first = world.effects().values().iterator().next();
        world.answer(first).goOn();
        assertThat(world.error()).isNotNull();
        assertThat(world.closed()).containsExactly(first.activation());

        world.resume(new Happening.Retried());

        assertThat(world.effects().values())
                .anyMatch(effect -> effect instanceof Effect.OpenCallback);
        assertThat(world.effects()).doesNotContainKey(first.activation());
    }
}
