package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.core.cases.WorkflowId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 7.1: starting a run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartRunTest {

    private final ChampRig rig = new ChampRig();
    private final WorkflowId plain = rig.publish(rig.document("none", "{}"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c105_anyPublishedWorkflowOfTheOrganizationCanBeStarted() {
        assertThat(start(plain, "{}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "email", "none"})
    void c106_directEmailAndPlainWorkflowsAreAllowed(String source) {
        assertThat(start(rig.publish(rig.document(source, "{}")), "{}").status()).isEqualTo(201);
    }

    @Test
    void c107_aWorkflowThatIsNotPublishedCannotBeStarted() {
        var draft = rig.server().push(rig.acme(), rig.document("none", "{}"));
        var before = rig.count("runs");

        assertThat(start(draft, "{}").status()).isEqualTo(422);
        assertThat(rig.count("runs")).isEqualTo(before);
    }

    @Test
    void c108_itAnswersWorkflowNotPublished() {
        var workflow = rig.publish(rig.document("none", "{}"));
        TestServer.done(
                rig.server().node().workflows().takeOnline(rig.acme().caller(), workflow, false));

        assertThat(start(workflow, "{}").text())
                .isEqualTo(
                        "{\"error\":\"workflow_not_published\","
                                + "\"message\":\"The workflow is not published.\"}");
    }

    @Test
    void c109_aTicketingWorkflowCannotBeStarted() {
        var ticketing = rig.publish(rig.document("ticketing", "{}"));
        var before = rig.count("runs");

        assertThat(start(ticketing, "{}").status()).isEqualTo(422);
        assertThat(rig.count("runs")).isEqualTo(before);
    }

    @Test
    void c110_itAnswersUnsupportedCaseSource() {
        assertThat(start(rig.publish(rig.document("ticketing", "{}")), "{}").text())
                .isEqualTo(
                        "{\"error\":\"unsupported_case_source\",\"message\":\"This call does not"
                                + " support workflows whose case source is ticketing.\"}");
    }

    @Test
    void c111_theInputIsHandedToTheFirstStep() {
        var workflow =
                rig.publish(
                        rig.steps(
                                        """
                                        - double:
                                            set: { twice: '${ .n * 2 }' }
                                        """)
                                .replace("direct", "none"));

        var run = rig.startRun(workflow, "{\"input\":{\"n\":21}}");

        assertThat(rig.untilRun(workflow, run, "completed").at("/workflow_run/input/n"))
                .hasToString("21");
        assertThat(start(workflow, "{\"input\":{}}").status()).isEqualTo(201);
    }

    @Test
    void c112_anInputLeftOutIsAnEmptyObjectInEveryAnswer() {
        var reply = start(plain, "{}");
        var number = reply.at("/workflow_run/id").longValue();

        assertThat(reply.at("/workflow_run/input")).hasToString("{}");
        assertThat(rig.http().get(ChampRig.oneRun(plain, number)).at("/workflow_run/input"))
                .hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"{}\"", "true"})
    void c113_anInputThatIsNoObjectIsRefused(String input) {
        var reply = start(plain, "{\"input\":" + input + "}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"input_not_an_object\","
                                + "\"message\":\"input must be a JSON object.\"}");
    }

    @Test
    void c114_theInputIsNotCheckedAgainstTheAttributeSchema() {
        var strict =
                rig.publish(
                        rig.document(
                                "direct",
                                "{ required: [amount], additionalProperties: false,"
                                        + " properties: { amount: { type: number } } }"));

        assertThat(start(strict, "{\"input\":{\"amount\":\"x\",\"more\":1}}").status())
                .isEqualTo(201);
    }

    @Test
    void c115_otherKeysOfTheBodyAreIgnored() {
        var reply = start(plain, "{\"input\":{\"a\":1},\"subject\":5,\"attributes\":[],\"x\":{}}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.at("/workflow_run/input")).hasToString("{\"a\":1}");
    }

    @Test
    void c116_theCallReturnsAtOnce() {
        var run = rig.startRun(plain, "{}");

        assertThat(rig.untilRun(plain, run, "running").status()).isEqualTo(200);
    }

    @Test
    void c117_successIs201WithTheUrlAsLocation() {
        var reply = start(plain, "{}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("Location")).contains(reply.at("/workflow_run/url").asText());
    }

    @Test
    void c118_theAnswerWrapsTheRun() {
        var reply = start(plain, "{\"input\":{\"key\":\"value\"}}");

        var number = reply.at("/workflow_run/id").toString();
        assertThat(reply.text())
                .isEqualTo(
                        ("{\"workflow_run\":{\"id\":N,\"status\":\"pending\","
                                        + "\"input\":{\"key\":\"value\"},\"output\":null,\"url\":"
                                        + "\"https://cases.example/api/external/v1/workflows/W"
                                        + "/runs/N\"}}")
                                .replace("N", number)
                                .replace("W", Long.toString(plain.value())));
    }

    @Test
    void c119_aNewRunIsPending() {
        assertThat(start(plain, "{}").at("/workflow_run/status").asText()).isEqualTo("pending");
    }

    @Test
    void c120_theAnswerShowsPendingEvenIfAWorkerIsFaster() {
        var quick =
                rig.publish(
                        rig.steps(
                                        """
                                        - done:
                                            set: { done: true }
                                        """)
                                .replace("direct", "none"));
        for (var i = 0; i < 20; i++) {
            var reply = start(quick, "{}");

            assertThat(reply.at("/workflow_run/status").asText()).isEqualTo("pending");
            assertThat(reply.at("/workflow_run/output").isNull()).isTrue();
        }
    }

    @Test
    void c121_theRunHasExactlyFiveMembers() {
        assertThat(start(plain, "{}").at("/workflow_run").fieldNames())
                .toIterable()
                .containsExactly("id", "status", "input", "output", "url");
    }

    @Test
    void c122_aRunStartedByThisCallMakesNoCase() {
        var direct = rig.direct();
        var run = rig.startRun(direct, "{\"input\":{\"a\":1}}");
        var record =
                rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.first(
                                                "select case_id from runs where id = ?",
                                                row -> row.getLong(1),
                                                run)
                                        .orElseThrow());

        assertThat(rig.http().get(ChampRig.oneCase(direct, record)).status()).isEqualTo(404);
        assertThat(rig.http().get(ChampRig.oneRun(direct, run)).status()).isEqualTo(200);
    }

    private Reply start(WorkflowId workflow, String body) {
        return rig.http().post(ChampRig.runs(workflow), body);
    }
}
