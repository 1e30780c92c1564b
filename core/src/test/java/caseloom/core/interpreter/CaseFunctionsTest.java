package caseloom.core.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFunctionsTest {

    private static World call(String function, String with) {
        return World.of("- f: { call: " + function + ", with: " + with + " }\n")
                .with("{\"n\": 5, \"old\": true}");
    }

    @Test
    void theCaseStaysTheDataThroughAChainOfFunctions() {
        var world =
                World.of(
                                """
                                - a: { call: set-attributes, with: { total: '${ .n * 2 }' } }
                                - b: { call: set-subject, with: { subject: '${ "Total \\(.total)" }' } }
                                - c: { call: add-note, with: { text: '${ "n is \\(.n)" }' } }
                                - d: { call: set-status, with: { status: Waiting } }
                                """)
                        .with("{\"n\": 5}")
                        .run();

        World.assertJson(world.result(), "{\"n\": 5, \"total\": 10}");
        assertThat(world.view().subject()).isEqualTo("Total 10");
        assertThat(world.lines())
                .containsExactly(
                        "run.started",
                        "attributes.changed /do/0/a",
                        "subject.changed /do/1/b",
                        "note.added /do/2/c",
                        "status.changed /do/3/d",
                        "run.completed");
    }

    @Test
    void c87_anUndeclaredStatusFailsTheRunAndTheCaseKeepsItsStatusUntilThen() {
        var world = call("set-status", "{ status: '${ \"wai\" + \"ting\" }' }").run();

        assertThat(world.error().type()).endsWith("/validation");
        assertThat(world.error().detail()).contains("`waiting`").contains("Waiting");
        assertThat(world.story().stream().map(Entry::event))
                .containsExactly("run.started", "step.failed", "run.failed", "status.changed");
        World.assertJson(
                world.story().getLast().detail(), "{\"from\": \"Open\", \"to\": \"Error\"}");
    }

    @Test
    void c87_theErrorOfAnUndeclaredStatusCanBeCaught() {
        var world =
                World.of(
                                """
                                - t:
                                    try: [ { f: { call: set-status, with: { status: '${ "x" }' } } } ]
                                    catch: { errors: { with: { type: 'https://serverlessworkflow.io/spec/1.0.0/errors/validation' } } }
                                """)
                        .run();

        assertThat(world.view().status()).isEqualTo("Closed");
    }

    @Test
    void c88_aCompletedRunClosesACaseThatIsStillOpen() {
        assertThat(World.of("- a: { set: { x: 1 } }\n").run().view().status()).isEqualTo("Closed");
    }

    @Test
    void c88_anyOtherStatusStays() {
        var world = call("set-status", "{ status: Waiting }").run();

        assertThat(world.view().status()).isEqualTo("Waiting");
    }

    @Test
    void c89_aFailedRunMovesTheCaseToError() {
        assertThat(call("set-subject", "{ subject: '${ 5 }' }").run().view().status())
                .isEqualTo("Error");
    }

    @Test
    void c90_aCancelledRunClosesTheCaseUnlessItIsInError() {
        assertThat(RunStatus.CANCELLED.leaves("Open")).isEqualTo("Closed");
        assertThat(RunStatus.CANCELLED.leaves("Waiting")).isEqualTo("Closed");
        assertThat(RunStatus.CANCELLED.leaves("Closed")).isEqualTo("Closed");
        assertThat(RunStatus.CANCELLED.leaves("Error")).isEqualTo("Error");
    }

    @Test
    void setAttributesMergesAtTheTopAndNullRemoves() {
        var world = call("set-attributes", "{ n: { deep: 1 }, old: null, absent: null }").run();

        World.assertJson(world.view().attributes(), "{\"n\": {\"deep\": 1}}");
        World.assertJson(
                world.story().get(1).detail(), "{\"set\": {\"n\": {\"deep\": 1}, \"old\": null}}");
    }

    @Test
    void attributesThatAreTheSameByValueAreNoChange() {
        var world = call("set-attributes", "{ n: '${ 2.5 * 2 }' }");
        var before = world.view().attributes();

        world.run();

        assertThat(world.view().attributes()).isSameAs(before);
        assertThat(world.lines()).contains("step.completed /do/0/f");
    }

    @Test
    void attributesThatDoNotFitTheSchemaAreRefusedWithTheViolations() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                input: { schema: { document: { properties: { n: { type: number } } } } }
                                do:
                                  - f: { call: set-attributes, with: { n: '${ "text" }' } }
                                """)
                        .with("{\"n\": 1}")
                        .run();

        assertThat(world.error().detail()).isEqualTo("value at `/n` is not a number");
        World.assertJson(world.view().attributes(), "{\"n\": 1}");
    }

    @Test
    void aRunWithoutACaseMergesUncheckedAndChangesNoStatus() {
        var world =
                World.ofDocument(
                                """
                                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                                input: { schema: { document: { properties: { n: { type: number } } } } }
                                do:
                                  - a: { call: set-attributes, with: { n: '${ "text" }' } }
                                  - b: { call: set-status, with: { status: Closed } }
                                  - c: { call: set-subject, with: { subject: Mine } }
                                """)
                        .withoutCase("{\"m\": 1}")
                        .run();

        World.assertJson(world.result(), "{\"m\": 1, \"n\": \"text\"}");
        assertThat(world.view().status()).isEqualTo("Open");
        assertThat(world.view().subject()).isEqualTo("Mine");
        assertThat(world.lines()).doesNotContain("status.changed /do/1/b");
    }

    @Test
    void aRunWithoutACaseStillNeedsDeclaredStatuses() {
        var world =
                World.of("- a: { call: set-status, with: { status: '${ \"x\" }' } }\n")
                        .withoutCase("{}")
                        .run();

        assertThat(world.error().type()).endsWith("/validation");
        assertThat(world.view().status()).isEqualTo("Open");
    }

    @Test
    void aBlankSubjectIsRefusedAndAnyOtherKeptAsItIs() {
        assertThat(call("set-subject", "{ subject: '${ \" \\u00a0 \" }' }").run().error().detail())
                .contains("blank");
        assertThat(call("set-subject", "{ subject: '${ \" x \" }' }").run().view().subject())
                .isEqualTo(" x ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "half \uD83D", "\uDE00 the other half"})
    void aTextFromOutsideThatNoDatabaseCanKeepIsRefused(String text) {
        var world =
                World.of(
                                """
                                - get: { call: http, with: { method: get, endpoint: 'https://x.example/' } }
                                - keep: { call: set-attributes, with: { text: '${ .text }' } }
                                """)
                        .service(call ->
                                new Answer.Response(
                                        call.method(),
                                        call.uri(),
                                        200,
                                        Json.object(),
                                        Json.object().put("text", text),
                                        ""))
                        .run();

        assertThat(world.error().detail()).contains("cannot be stored");
    }

    @Test
    void anotherCaseIsAskedForAndFound() {
        var other =
                new CaseView(
                        new CaseId(9),
                        true,
                        "orders",
                        1,
                        "Other",
                        "Closed",
                        (ObjectNode) Json.stored("{\"a\": 1}"),
                        null,
                        World.NOON);
        var world =
                call("get-case", "{ id: 9 }")
                        .cases(id -> id == 9 ? Optional.of(other) : Optional.empty())
                        .run();

        World.assertJson(
                world.result(),
                """
                {"id": 9, "subject": "Other", "status": "Closed",
                 "attributes": {"a": 1}}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "'${ 0 }'", "'${ 1.5 }'", "'${ 1e300 }'"})
    void aCaseThatIsNotThereIsACommunicationErrorLikeTheAnswer404(String id) {
        var world = call("get-case", "{ id: " + id + " }").run();

        assertThat(world.error().type()).endsWith("/communication");
        assertThat(world.error().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-01", "2026-06-01T00:00:00Z", "2026-06-01T02:00:00.000+02:00"})
    void waitUntilTakesAMomentOrTheStartOfADayInUtc(String at) {
        var world = call("wait-until", "{ at: '" + at + "' }").begin();

        assertThat(world.timers().values()).containsExactly(Instant.parse("2026-06-01T00:00:00Z"));
        World.assertJson(world.goOn().result(), "{\"n\": 5, \"old\": true}");
    }

    @Test
    void waitUntilAPastMomentGoesOnAtOnce() {
        var world = call("wait-until", "{ at: '2026-05-28' }").begin();

        assertThat(world.completed()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2026-13-01", "2026-06-01T00:00:00", "+999999999-01-01"})
    void waitUntilRefusesWhatIsNoMoment(String at) {
        var world = call("wait-until", "{ at: '${ \"" + at + "\" }' }").run();

        assertThat(world.error().type()).endsWith("/validation");
    }
}
