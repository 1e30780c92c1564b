package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 3: creating a case.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateCaseTest {

    private static final String REFUND =
            "{ type: object, required: [amount, reason], properties:"
                    + " { amount: { type: number, default: 7 }, reason: { type: string } } }";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();
    private final WorkflowId refund = rig.publish(rig.document("direct", REFUND));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c47_theCallMakesOneCaseOnADirectWorkflow() {
        var before = rig.count("cases");

        var reply = post(direct, "{}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(rig.count("cases")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticketing", "email", "none"})
    void c48_anyOtherWorkflowIsRefusedAndNoCaseIsMade(String source) {
        var workflow = rig.publish(rig.document(source, "{}"));
        var before = rig.count("cases");

        var reply = post(workflow, "{}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(rig.count("cases")).isEqualTo(before);
    }

    @Test
    void c49_theCodeForThatIsUnsupportedCaseSource() {
        var reply = post(rig.publish(rig.document("email", "{}")), "{}");

        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"unsupported_case_source\",\"message\":\"This call does not"
                                + " support workflows whose case source is email.\"}");
    }

    @Test
    void c50_aDirectWorkflowWithoutAPublishedVersionIsRefused() {
        var draft = rig.server().push(rig.acme(), rig.document("direct", "{}"));

        assertNotPublished(post(draft, "{}"));
    }

    @Test
    void c50_aDirectWorkflowThatWasTakenOfflineIsRefusedUntilItIsBack() {
        var workflow = rig.direct();
        var workflows = rig.server().node().workflows();
        assertThat(post(workflow, "{}").status()).isEqualTo(201);

        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, false));
        assertNotPublished(post(workflow, "{}"));

        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, true));
        assertThat(post(workflow, "{}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "id", "", "workflow_id", "ATTRIBUTES", "attributes "})
    void c51_anyOtherTopLevelKeyIsRefusedBeforeACaseIsMade(String key) {
        var before = rig.count("cases");

        var reply = post(direct, "{\"subject\":\"x\",\"" + key + "\":null,\"attributes\":{}}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.at("/error").asText()).isEqualTo("unsupported_key");
        assertThat(rig.count("cases")).isEqualTo(before);
    }

    @Test
    void c52_theMessageNamesAllOffendingKeysInCodePointOrder() {
        // By UTF-16 units the astral key would come before the one in the private use area.
        var reply =
                post(
                        direct,
                        "{\"z\":1,\"\uD83D\uDE00\":1,\"\uE000\":1,\"Subject\":1,\"a\":1,"
                                + "\"subject\":\"x\",\"aa\":1,\"é\":1}");

        assertThat(reply.at("/message").asText())
                .isEqualTo(
                        "Unsupported keys: Subject, a, aa, z, é, \uE000, \uD83D\uDE00."
                                + " Allowed keys: subject, attributes.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"subject\":null}", "{\"subject\":\"\"}", "{\"subject\":\" \"}"})
    void c53_anAbsentOrBlankSubjectBecomesTheDefault(String body) {
        try (var own = new ChampRig()) {
            var reply = own.http().post(ChampRig.cases(own.direct()), body);

            assertThat(reply.at("/case/subject").asText())
                    .isEqualTo("API - 2026-05-28 17:04:12 UTC");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\t\\n\\u000b\\f\\r",
                "\\u0085",
                "\\u00a0",
                "\\u1680",
                "\\u2000\\u2003\\u200a",
                "\\u2028\\u2029",
                "\\u202f\\u205f\\u3000"
            })
    void c54_blankMeansMadeOnlyOfUnicodeWhiteSpace(String subject) {
        assertThat(post(direct, "{\"subject\":\"" + subject + "\"}").at("/case/subject").asText())
                .startsWith("API - ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", "\\u001c", "\\ufeff", ".", "\\u00a0x"})
    void c54_anythingElseIsNotBlank(String subject) {
        var reply = post(direct, "{\"subject\":\"" + subject + "\"}");

        assertThat(reply.at("/case/subject")).isEqualTo(Json.stored("\"" + subject + "\""));
    }

    @Test
    void c55_theTimeInADefaultSubjectIsTheCreationOfTheCase() {
        rig.server().clock().forward(Duration.ofSeconds(1));

        var reply = post(direct, "{}");

        var created = reply.at("/case/created_at").asText();
        assertThat(reply.at("/case/subject").asText())
                .isEqualTo("API - " + created.replace('T', ' ').replace("Z", " UTC"));
    }

    @Test
    void c55_aTitleTemplateNeverReplacesTheDefault() {
        var document =
                rig.document("direct", "{}")
                        .replace(
                                "{ source: direct }",
                                "{ source: direct, subject: '${ \"Refund of \\(.amount)\" }' }");
        var workflow = rig.publish(document);

        var reply = post(workflow, "{\"attributes\":{\"amount\":1}}");

        assertThat(reply.at("/case/subject").asText()).startsWith("API - ");
    }

    @Test
    void c56_aSubjectIsKeptExactlyAsSent() {
        for (var subject : List.of("  Refund  request \t", "x".repeat(100_000), "ü☂\uD83D\uDE00")) {
            var reply = post(direct, Json.write(Json.object().put("subject", subject)));
            var number = reply.at("/case/id").longValue();

            assertThat(reply.at("/case/subject").asText()).isEqualTo(subject);
            assertThat(
                            rig.http()
                                    .get(ChampRig.oneCase(direct, number))
                                    .at("/case/subject")
                                    .asText())
                    .isEqualTo(subject);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "{}", "[\"x\"]", "0.5"})
    void c57_aSubjectThatIsNoStringIsRefused(String subject) {
        var reply = post(direct, "{\"subject\":" + subject + "}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"subject_not_a_string\","
                                + "\"message\":\"subject must be a string.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "[]", "\"{}\"", "null", "[{}]"})
    void c58_attributesThatAreNoObjectAreRefused(String attributes) {
        assertThat(post(direct, "{\"attributes\":" + attributes + "}").status()).isEqualTo(422);
    }

    @Test
    void c59_theCodeForThatIsAttributesNotAnObjectForNullToo() {
        assertThat(post(direct, "{\"attributes\":null}").text())
                .isEqualTo(
                        "{\"error\":\"attributes_not_an_object\","
                                + "\"message\":\"attributes must be a JSON object.\"}");
    }

    @Test
    void c60_attributesMustContainEveryRequiredOne() {
        assertThat(post(refund, "{\"attributes\":{\"amount\":1}}").status()).isEqualTo(422);
        assertThat(post(refund, "{\"attributes\":{\"amount\":1,\"reason\":\"x\"}}").status())
                .isEqualTo(201);
        assertThat(post(direct, "{\"attributes\":{}}").status()).isEqualTo(201);
    }

    @Test
    void c61_attributesAreCheckedAgainstTheSchema() {
        var reply = post(refund, "{\"attributes\":{\"amount\":\"1\",\"reason\":\"x\"}}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"attributes_validation_failed\",\"validation_errors\":"
                                + "[{\"path\":\"/amount\","
                                + "\"error\":\"value at `/amount` is not a number\"}]}");
    }

    @Test
    void c62_leavingAttributesOutIsTheSameAsAnEmptyObject() {
        assertThat(post(refund, "{}").whole())
                .isEqualTo(post(refund, "{\"attributes\":{}}").whole());
        assertThat(post(refund, "{}").at("/validation_errors").size()).isEqualTo(2);
        assertThat(post(direct, "{}").at("/case/attributes").toString()).isEqualTo("{}");
    }

    @Test
    void c63_undeclaredAttributesAreAcceptedAndKeptUnlessForbidden() {
        var closed =
                rig.publish(
                        rig.document(
                                "direct",
                                "{ type: object, properties: { a: {} },"
                                        + " additionalProperties: false }"));

        var kept = post(refund, "{\"attributes\":{\"amount\":1,\"reason\":\"x\",\"more\":[1]}}");

        assertThat(kept.at("/case/attributes/more").toString()).isEqualTo("[1]");
        assertThat(post(closed, "{\"attributes\":{\"b\":1}}").text())
                .contains("object property at `/b` is a disallowed additional property");
    }

    @Test
    void c64_theSchemaOfTheNewestPublishedVersionIsUsed() {
        var document = rig.document("direct", "{ type: object, required: [one] }");
        var workflow = rig.publish(document);
        rig.publish(document.replace("one", "two"));
        rig.server().push(rig.acme(), document.replace("one", "three"));

        assertThat(post(workflow, "{\"attributes\":{\"two\":1}}").status()).isEqualTo(201);
        assertThat(post(workflow, "{\"attributes\":{\"one\":1}}").text())
                .contains("object at root is missing required properties: two");
    }

    @Test
    void c64_defaultsInTheSchemaAreNotFilledIn() {
        assertThat(post(refund, "{\"attributes\":{\"reason\":\"x\"}}").status()).isEqualTo(422);
    }

    @Test
    void c65_theCaseExistsAtOnce() {
        var number = post(direct, "{}").at("/case/id").longValue();

        assertThat(rig.http().get(ChampRig.oneCase(direct, number)).status()).isEqualTo(200);
    }

    @Test
    void c66_theAnswerNamesTheCasesAddress() {
        var reply = post(direct, "{}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .contains(
                        "https://cases.example/api/external/v1/workflows/"
                                + direct.value()
                                + "/cases/"
                                + reply.at("/case/id").longValue());
    }

    @Test
    void c67_theAnswerIsTheNewCase() {
        try (var own = new ChampRig()) {
            var workflow = own.direct();

            var reply =
                    own.http()
                            .post(
                                    ChampRig.cases(workflow),
                                    "{\"subject\":\"Refund request\",\"attributes\":"
                                            + "{\"amount\":42,\"reason\":\"late delivery\"}}");

            assertThat(reply.text())
                    .isEqualTo(
                            "{\"case\":{\"id\":ID,\"workflow_id\":WORKFLOW,\"subject\":"
                                            .replace("ID", reply.at("/case/id").toString())
                                            .replace("WORKFLOW", "" + workflow.value())
                                    + "\"Refund request\",\"status\":\"Open\",\"attributes\":"
                                    + "{\"amount\":42,\"reason\":\"late delivery\"},"
                                    + "\"created_at\":\"2026-05-28T17:04:12Z\","
                                    + "\"updated_at\":\"2026-05-28T17:04:12Z\"}}");
        }
    }

    @Test
    void c68_aNewCaseIsOpen() {
        assertThat(post(direct, "{}").at("/case/status").asText()).isEqualTo("Open");
    }

    @Test
    void c69_rightAfterCreationUpdatedEqualsCreated() {
        var reply = post(direct, "{}");

        assertThat(reply.at("/case/updated_at")).isEqualTo(reply.at("/case/created_at"));
    }

    @Test
    void c70_theCaseHasExactlySevenMembersInTheirOrder() {
        var reply = post(direct, "{}");

        assertThat(reply.json().fieldNames()).toIterable().containsExactly("case");
        assertThat(reply.at("/case").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "workflow_id",
                        "subject",
                        "status",
                        "attributes",
                        "created_at",
                        "updated_at");
        assertThat(reply.at("/case")).noneMatch(member -> member.isNull());
    }

    @Test
    void c71_creatingACaseCreatesOneRunOfTheWorkflow() {
        var number = rig.create(direct, "{}");

        var run = rig.http().get(ChampRig.oneRun(direct, rig.runOf(number)));

        assertThat(run.status()).isEqualTo(200);
        assertThat(run.at("/workflow_run/status").asText()).isIn("pending", "running");
    }

    @Test
    void c72_theInputOfThatRunNamesTheCase() {
        var number =
                rig.create(direct, "{\"subject\":\"Refund\",\"attributes\":{\"amount\":1.50}}");

        var run = rig.http().get(ChampRig.oneRun(direct, rig.runOf(number)));

        assertThat(run.at("/workflow_run/input"))
                .isEqualTo(
                        Json.stored(
                                "{\"case_id\":"
                                        + number
                                        + ",\"subject\":\"Refund\","
                                        + "\"attributes\":{\"amount\":1.50}}"));
    }

    private Reply post(WorkflowId workflow, String body) {
        return rig.http().post(ChampRig.cases(workflow), body);
    }

    private static void assertNotPublished(Reply reply) {
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"workflow_not_published\","
                                + "\"message\":\"The workflow is not published.\"}");
    }
}
