package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import caseloom.audit.Actor;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sections 7.2 and 7.3: polling a run, and its statuses.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PollRunTest {

    private static final String NOT_FOUND =
            "{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId plain = rig.publish(rig.document("none", "{}"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c123_theRunIsPolledAtItsUrl() {
        var started = rig.http().post(ChampRig.runs(plain), "{\"input\":{\"a\":1}}");
        var path = URI.create(started.at("/workflow_run/url").asText()).getPath();

        var polled = rig.http().get(path);

        assertThat(polled.status()).isEqualTo(200);
        assertThat(polled.at("/workflow_run").fieldNames())
                .toIterable()
                .containsExactly("id", "status", "input", "output", "url");
        for (var member : new String[] {"id", "input", "url"}) {
            assertThat(polled.at("/workflow_run/" + member))
                    .isEqualTo(started.at("/workflow_run/" + member));
        }
    }

    @Test
    void c124_successIs200AndMustNotBeStored() {
        var run = rig.startRun(plain, "{}");

        var reply = rig.http().get("/api/external/v1/workflows/" + plain.value() + "/runs/" + run);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("no-store");
    }

    @Test
    void c125_anUnknownRunOrARunOfAnotherWorkflowIsNotFound() {
        var run = rig.startRun(plain, "{}");
        var other = rig.publish(rig.document("none", "{}"));

        for (var path :
                new String[] {
                    ChampRig.oneRun(plain, 9_000_000),
                    ChampRig.oneRun(other, run),
                    ChampRig.oneRun(new WorkflowId(9_000_000), run)
                }) {
            var reply = rig.http().get(path);
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(NOT_FOUND);
        }
    }

    @Test
    void c125_aForeignRunIsNotFound() {
        var run = rig.startRun(plain, "{}");
        var theirs = rig.http().as(rig.server().tenant("c125").token());

        assertThat(theirs.get(ChampRig.oneRun(plain, run)).text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void c126_runsMadeByCreatingACaseCanBePolledTheSameWay() {
        var direct = rig.direct();
        var number = rig.create(direct, "{}");

        var reply = rig.http().get(ChampRig.oneRun(direct, rig.runOf(number)));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/workflow_run/input/case_id").longValue()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "email", "none"})
    void c126_whateverTheCaseSource(String source) {
        var workflow = rig.publish(rig.document(source, "{}"));

        assertThat(rig.http().get(ChampRig.oneRun(workflow, rig.startRun(workflow, "{}"))).status())
                .isEqualTo(200);
    }

    @Test
    void c127_runsStayReadableWhenTheirWorkflowIsUnpublishedOrDeleted() {
        var workflow = rig.publish(rig.document("none", "{}"));
        var run = rig.startRun(workflow, "{}");
        rig.untilRun(workflow, run, "running");
        var before = rig.http().get(ChampRig.oneRun(workflow, run)).text();
        var workflows = rig.server().node().workflows();

        TestServer.done(workflows.takeOnline(rig.acme().caller(), workflow, false));
        assertThat(rig.http().get(ChampRig.oneRun(workflow, run)).text()).isEqualTo(before);

        TestServer.done(workflows.delete(rig.acme().caller(), workflow));
        assertThat(rig.http().get(ChampRig.oneRun(workflow, run)).text()).isEqualTo(before);
    }

    @Test
    void c128_completedAndFailedAreFinal() {
        var good = plain("- done:\n    set: { done: true }\n", "");
        var bad = plain(RAISE, "");
        var completed = rig.startRun(good, "{}");
        var failed = rig.startRun(bad, "{}");
        rig.untilRun(good, completed, "completed");
        rig.untilRun(bad, failed, "failed");

        for (var run : new long[] {completed, failed}) {
            assertThat(
                            rig.server()
                                    .node()
                                    .runs()
                                    .cancel(
                                            Actor.system(rig.acme().organization().id()),
                                            new RunId(run)))
                    .isInstanceOf(caseloom.runs.Outcome.NotNow.class);
        }
        assertThat(status(good, completed)).isEqualTo("completed");
        assertThat(status(bad, failed)).isEqualTo("failed");
    }

    @Test
    void c129_aRunIsRunningWhileItWaits() {
        var run = rig.startRun(plain, "{}");

        rig.untilRun(plain, run, "running");
        assertThat(rig.http().get(ChampRig.oneRun(plain, run)).at("/workflow_run/output").isNull())
                .isTrue();
    }

    @Test
    void c129_aCancelledRunNeverChanges() {
        var run = rig.startRun(plain, "{}");
        rig.untilRun(plain, run, "running");
        var runs = rig.server().node().runs();
        var organization = rig.acme().organization().id();
        runs.cancel(Actor.system(organization), new RunId(run));

        rig.server().clock().forward(Duration.ofHours(2));

        assertThat(runs.cancel(Actor.system(organization), new RunId(run)))
                .isInstanceOf(caseloom.runs.Outcome.NotNow.class);
        assertThat(status(plain, run)).isEqualTo("cancelled");
    }

    @Test
    void c130_aRunMovesFromPendingThroughRunningToItsEnd() {
        var workflow = plain("- rest:\n    wait: { minutes: 1 }\n", "");
        var started = rig.http().post(ChampRig.runs(workflow), "{}");
        var run = started.at("/workflow_run/id").longValue();
        assertThat(started.at("/workflow_run/status").asText()).isEqualTo("pending");

        rig.untilRun(workflow, run, "running");
        rig.server().clock().forward(Duration.ofMinutes(1));

        rig.untilRun(workflow, run, "completed");
    }

    @Test
    void c131_theOutputIsThereWhenTheRunIsCompletedAndNullBefore() {
        var workflow =
                plain(
                        "- rest:\n    wait: { minutes: 1 }\n",
                        "output: { as: '${ { sum: (.a + .b) } }' }\n");
        var run = rig.startRun(workflow, "{\"input\":{\"a\":1,\"b\":2.5}}");
        assertThat(rig.untilRun(workflow, run, "running").at("/workflow_run/output").isNull())
                .isTrue();

        rig.server().clock().forward(Duration.ofMinutes(1));

        assertThat(rig.untilRun(workflow, run, "completed").at("/workflow_run/output"))
                .isEqualTo(Json.stored("{\"sum\":3.5}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"x\"", "[1,{}]", "null", "true"})
    void c132_aResultThatIsNoObjectIsWrapped(String value) {
        var workflow = plain("- keep:\n    set: { v: '${ .v }' }\n", "output: { as: '${ .v }' }\n");
        var run = rig.startRun(workflow, "{\"input\":{\"v\":" + value + "}}");

        assertThat(rig.untilRun(workflow, run, "completed").at("/workflow_run/output"))
                .isEqualTo(Json.stored("{\"result\":" + value + "}"));
    }

    @Test
    void c132_withoutATopLevelOutputItIsEmpty() {
        var workflow = plain("- keep:\n    set: { a: 1 }\n", "");
        var run = rig.startRun(workflow, "{}");

        assertThat(rig.untilRun(workflow, run, "completed").at("/workflow_run/output"))
                .hasToString("{}");
    }

    @Test
    void c133_aFailedRunSaysWhatWentWrongAndWhere() {
        var workflow = plain(RAISE, "");
        var run = rig.startRun(workflow, "{}");

        var output = rig.untilRun(workflow, run, "failed").at("/workflow_run/output");

        assertThat(output.fieldNames()).toIterable().containsExactly("error");
        assertThat(output.get("error").fieldNames())
                .toIterable()
                .containsExactly("code", "message", "step_id");
        assertThat(output.at("/error/code").asText()).matches("[a-z][a-z0-9_]*");
        assertThat(output.at("/error/message").asText()).contains("Judged unfit");
        assertThat(output.at("/error/step_id").asText()).contains("fail");
    }

    @Test
    void c134_aCancelledRunHasNoOutput() {
        var run = rig.startRun(plain, "{}");
        rig.untilRun(plain, run, "running");
        rig.server()
                .node()
                .runs()
                .cancel(Actor.system(rig.acme().organization().id()), new RunId(run));

        var reply = rig.http().get(ChampRig.oneRun(plain, run));

        assertThat(reply.at("/workflow_run/status").asText()).isEqualTo("cancelled");
        assertThat(reply.text()).contains("\"output\":null");
    }

    private static final String RAISE =
            """
            - fail:
                raise:
                  error:
                    type: https://caseloom.example/errors/judged
                    status: 400
                    title: Judged unfit
            """;

    /// A published plain workflow with these steps, and this after them.
    private WorkflowId plain(String steps, String more) {
        return rig.publish(rig.steps(steps).replace("direct", "none") + more);
    }

    private String status(WorkflowId workflow, long run) {
        return rig.http().get(ChampRig.oneRun(workflow, run)).at("/workflow_run/status").asText();
    }
}
