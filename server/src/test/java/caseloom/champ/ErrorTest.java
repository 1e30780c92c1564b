package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Reply;
import caseloom.access.NewToken;
import caseloom.access.TokenKind;
import caseloom.audit.Actor;
import caseloom.core.cases.WorkflowId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 2.6: the table of errors, and what no error may tell.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorTest {

    private static final String STRICT =
            "{ type: object, required: [amount], properties: { amount: { type: number } } }";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId strict = rig.publish(rig.document("direct", STRICT));
    private final WorkflowId plain = rig.publish(rig.document("none", "{}"));
    private final WorkflowId email = rig.publish(rig.document("email", "{}"));
    private final WorkflowId ticketing = rig.publish(rig.document("ticketing", "{}"));
    private final WorkflowId draft = rig.server().push(rig.acme(), rig.document("direct", "{}"));
    private final Client http = rig.http();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c31_everyErrorOfTheCaseCallsHasAnErrorMember() {
        var path = ChampRig.cases(strict);

        for (var reply :
                List.of(
                        http.anonymous().post(path, "{}"),
                        http.post(path, "{"),
                        http.post(path, "{\"x\":1}"),
                        http.post(path, "{}"),
                        http.get(path),
                        http.get(ChampRig.oneCase(strict, 9_000_000)))) {
            assertThat(reply.status()).isGreaterThanOrEqualTo(400);
            assertThat(reply.at("/error").isTextual()).isTrue();
        }
    }

    @Test
    void c32_runCallsAndOtherPathsDoTheSameWithExactlyTwoMembers() {
        for (var reply :
                List.of(
                        http.post(ChampRig.runs(ticketing), "{}"),
                        http.post(ChampRig.runs(strict), "{\"input\":1}"),
                        http.get(ChampRig.oneRun(strict, 9_000_000)),
                        http.get(ChampRig.ROOT + "/elsewhere"),
                        http.send("DELETE", ChampRig.runs(strict), BodyPublishers.noBody()))) {
            assertThat(reply.json().size()).isEqualTo(2);
            assertThat(reply.at("/error").asText()).matches("[a-z_]+");
            assertThat(reply.at("/message").asText()).endsWith(".");
        }
    }

    @Test
    void c33_400InvalidJson() {
        is(
                http.post(ChampRig.cases(strict), "["),
                400,
                "{\"error\":\"invalid_json\","
                        + "\"message\":\"The request body is not a valid JSON object.\"}");
    }

    @Test
    void c33_400InvalidIdempotencyKey() {
        is(
                http.post(ChampRig.cases(strict), "{}", "Idempotency-Key: a b"),
                400,
                "{\"error\":\"invalid_idempotency_key\",\"message\":"
                        + "\"Idempotency-Key must be 1 to 255 printable ASCII characters.\"}");
    }

    @Test
    void c33_401Unauthorized() {
        is(
                http.anonymous().post(ChampRig.cases(strict), "{}"),
                401,
                "{\"error\":\"unauthorized\","
                        + "\"message\":\"The API token is missing or invalid.\"}");
    }

    @Test
    void c33_404NotFound() {
        is(
                http.get(ChampRig.oneCase(strict, 9_000_000)),
                404,
                "{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}");
    }

    @Test
    void c33_405MethodNotAllowed() {
        is(
                http.get(ChampRig.cases(strict)),
                405,
                "{\"error\":\"method_not_allowed\","
                        + "\"message\":\"This path does not offer the method.\"}");
    }

    @Test
    void c33_409IdempotencyConflict() {
        var key = "Idempotency-Key: conflict";
        http.post(ChampRig.runs(strict), "{}", key);

        is(
                http.post(ChampRig.runs(strict), "{ }", key),
                409,
                "{\"error\":\"idempotency_conflict\",\"message\":\"This Idempotency-Key was"
                        + " already used with a different request body.\"}");
    }

    @Test
    void c33_409StillBeingProcessed() throws Exception {
        var path = ChampRig.runs(strict);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var hold = rig.holdCreations()) {
            var first = threads.submit(() -> http.post(path, "{}", "Idempotency-Key: busy"));
            hold.untilSomebodyWaits();

            var reply = http.post(path, "{}", "Idempotency-Key: busy");

            is(
                    reply,
                    409,
                    "{\"error\":\"idempotency_conflict\",\"message\":"
                            + "\"A request with this Idempotency-Key is still being processed.\"}");
            assertThat(reply.header("Retry-After")).contains("1");
            hold.release();
            assertThat(first.get().status()).isEqualTo(201);
        }
    }

    @Test
    void c33_413BodyTooLarge() {
        is(
                http.post(ChampRig.cases(strict), " ".repeat(1_048_577)),
                413,
                "{\"error\":\"body_too_large\","
                        + "\"message\":\"The request body is larger than 1048576 bytes.\"}");
    }

    @ParameterizedTest
    @CsvSource({"ticketing", "email", "none"})
    void c33_422UnsupportedCaseSource(String source) {
        var workflow =
                switch (source) {
                    case "ticketing" -> ticketing;
                    case "email" -> email;
                    default -> plain;
                };

        is(
                http.post(ChampRig.cases(workflow), "{}"),
                422,
                "{\"error\":\"unsupported_case_source\",\"message\":"
                        + "\"This call does not support workflows whose case source is "
                        + source
                        + ".\"}");
    }

    @Test
    void c33_422UnsupportedKey() {
        is(
                http.post(ChampRig.cases(strict), "{\"status\":1,\"Subject\":2}"),
                422,
                "{\"error\":\"unsupported_key\",\"message\":\"Unsupported keys: Subject, status."
                        + " Allowed keys: subject, attributes.\"}");
    }

    @Test
    void c33_422AttributesNotAnObject() {
        is(
                http.post(ChampRig.cases(strict), "{\"attributes\":[]}"),
                422,
                "{\"error\":\"attributes_not_an_object\","
                        + "\"message\":\"attributes must be a JSON object.\"}");
    }

    @Test
    void c33_422SubjectNotAString() {
        is(
                http.post(ChampRig.cases(strict), "{\"subject\":1}"),
                422,
                "{\"error\":\"subject_not_a_string\",\"message\":\"subject must be a string.\"}");
    }

    @Test
    void c33_422AttributesValidationFailed() {
        is(
                http.post(ChampRig.cases(strict), "{\"attributes\":{\"amount\":\"x\"}}"),
                422,
                "{\"error\":\"attributes_validation_failed\",\"validation_errors\":"
                        + "[{\"path\":\"/amount\","
                        + "\"error\":\"value at `/amount` is not a number\"}]}");
    }

    @Test
    void c33_422WorkflowNotPublished() {
        var body =
                "{\"error\":\"workflow_not_published\","
                        + "\"message\":\"The workflow is not published.\"}";

        is(http.post(ChampRig.cases(draft), "{}"), 422, body);
        is(http.post(ChampRig.runs(draft), "{}"), 422, body);
    }

    @Test
    void c33_422InputNotAnObject() {
        is(
                http.post(ChampRig.runs(strict), "{\"input\":[]}"),
                422,
                "{\"error\":\"input_not_an_object\","
                        + "\"message\":\"input must be a JSON object.\"}");
    }

    @Test
    void c33_429RateLimited() {
        var token =
                new NewToken(TokenKind.API, false, "one", 1, rig.acme().caller().member(), null);
        var id = rig.acme().organization().id();
        var limited = http.as(rig.server().node().tokens().create(Actor.system(id), token).value());
        limited.get(ChampRig.ROOT);

        is(
                limited.get(ChampRig.ROOT),
                429,
                "{\"error\":\"rate_limited\","
                        + "\"message\":\"Too many requests. Try again in 60 seconds.\"}");
    }

    @Test
    void c33_500InternalError() {
        try (var broken = new ChampRig()) {
            var workflow = broken.direct();
            broken.create(workflow, "{}");
            broken.server()
                    .database()
                    .db()
                    .system(tx -> tx.change("alter table cases rename column subject to title"));

            is(
                    broken.http().get(ChampRig.oneCase(workflow, 1)),
                    500,
                    "{\"error\":\"internal_error\","
                            + "\"message\":\"The server could not complete the request.\"}");
            is(
                    broken.http().post(ChampRig.cases(workflow), "{}"),
                    500,
                    "{\"error\":\"internal_error\","
                            + "\"message\":\"The server could not complete the request.\"}");
        }
    }

    @Test
    void c33_503UnavailableWithoutADatabase() {
        try (var cut = new ChampRig("DATABASE_PATIENCE=PT0.3S")) {
            var path = ChampRig.oneCase(cut.direct(), 1);
            cut.http().get(path);
            cut.server().database().cutOff();

            var reply = cut.http().get(path);

            is(
                    reply,
                    503,
                    "{\"error\":\"unavailable\","
                            + "\"message\":\"The server is temporarily unavailable.\"}");
            assertThat(reply.header("Retry-After")).contains("5");
        }
    }

    @Test
    void c34_anotherOrganizationsCasesAreAsUnknownOnes() {
        var number = rig.create(strict, "{\"attributes\":{\"amount\":1}}");
        var theirs = http.as(rig.server().tenant("c34").token());
        var body = "{\"attributes\":{}}";

        var unknownWorkflow = new WorkflowId(9_000_000);
        same(
                theirs.post(ChampRig.cases(strict), body),
                theirs.post(ChampRig.cases(unknownWorkflow), body));
        same(
                theirs.get(ChampRig.oneCase(strict, number)),
                theirs.get(ChampRig.oneCase(unknownWorkflow, number)));
        same(
                theirs.get(ChampRig.oneCase(strict, number)),
                http.get(ChampRig.oneCase(strict, 9_000_000)));
    }

    @Test
    void c34_aForeignCaseIsNotFoundThroughAWorkflowOfOnesOwn() {
        var number = rig.create(strict, "{\"attributes\":{\"amount\":1}}");
        var other = rig.server().tenant("own");
        var own = rig.server().publish(other, rig.document("direct", "{}"));
        var theirs = http.as(other.token());

        same(
                theirs.get(ChampRig.oneCase(own, number)),
                theirs.get(ChampRig.oneCase(own, 9_000_000)));
    }

    @Test
    void c35_forbiddenIsUsedNowhere() {
        var theirs = http.as(rig.server().tenant("c35").token());
        var admin =
                rig.server()
                        .node()
                        .tokens()
                        .create(
                                Actor.system(rig.acme().organization().id()),
                                NewToken.installation("a", rig.acme().caller().member()));

        assertThat(theirs.get(ChampRig.oneCase(strict, 1)).status()).isEqualTo(404);
        assertThat(http.as(admin.value()).get(ChampRig.oneCase(strict, 1)).status()).isEqualTo(401);
    }

    @Test
    void c36_anotherOrganizationsRunsAreAsUnknownOnes() {
        var run = rig.startRun(strict, "{}");
        var theirs = http.as(rig.server().tenant("c36").token());

        same(
                theirs.get(ChampRig.oneRun(strict, run)),
                theirs.get(ChampRig.oneRun(strict, 9_000_000)));
        same(
                theirs.get(ChampRig.oneRun(strict, run)),
                http.get(ChampRig.oneRun(strict, 9_000_000)));
        same(
                theirs.post(ChampRig.runs(strict), "{}"),
                theirs.post(ChampRig.runs(new WorkflowId(9_000_000)), "{}"));
    }

    @Test
    void c37_noErrorTellsWhatIsInside() {
        try (var broken = new ChampRig()) {
            var workflow = broken.direct();
            broken.server()
                    .database()
                    .db()
                    .system(tx -> tx.change("alter table cases rename to elsewhere"));

            var reply = broken.http().get(ChampRig.oneCase(workflow, 1));

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.whole())
                    .doesNotContainIgnoringCase(
                            "select",
                            "relation",
                            "caseloom",
                            "exception",
                            "java",
                            "postgres",
                            "helidon",
                            "\tat ");
        }
    }

    private static void is(Reply reply, int status, String body) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text()).isEqualTo(body);
    }

    private static void same(Reply one, Reply other) {
        assertThat(one.status()).isEqualTo(404);
        assertThat(one.whole()).isEqualTo(other.whole());
    }
}
