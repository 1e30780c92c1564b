package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.audit.Actor;
import caseloom.core.cases.WorkflowId;
import caseloom.runs.Outcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 5.5: cancelling a task.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancelTest {

    private static final String REFUSED =
            "{\"detail\":\"Task cannot be cancelled in its current state\"}";

    private static final String NOTHING = "{\"variables\":[]}";

    private final ChamelioRig rig = new ChamelioRig("ENGINE_OPENINGS_AT_ONCE=0");
    private final WorkflowId resting = rig.publish(ChamelioRig.document("resting", "", "a: {}"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l147_noBodyIsNeeded() {
        var number = rig.initiate("resting", NOTHING);

        var reply = cancel(number, "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"task_id\":N,\"status\":\"cancelled\",\"message\":\"Task cancelled successfully\"}"
                                .replace("N", Long.toString(number)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "[]", "null", "{\"user_email\":\"nobody@acme.example\"}", "\u0000"})
    void l148_aBodyIsNotRead(String body) {
        assertThat(cancel(rig.initiate("resting", NOTHING), body).status()).isEqualTo(200);
    }

    @Test
    void l149_aCancelledTaskCannotBeTakenUpAgain() {
        var number = rig.initiate("resting", NOTHING);
        rig.untilStep(number, "pause");
        cancel(number, "");

        rig.server().clock().forward(Duration.ofHours(2));
        var retried =
                rig.server()
                        .node()
                        .runs()
                        .retry(Actor.system(rig.acme().organization().id()), rig.runOf(number));

        assertThat(retried).isInstanceOf(Outcome.NotNow.class);
        assertThat(rig.task(number).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void l150_aTaskThatEndedCannotBeCancelled() {
        rig.publish(ChamelioRig.document("quick", "", "a: {}", "- one: { set: { a: 1 } }\n"));
        rig.publish(
                ChamelioRig.document(
                        "broken",
                        "",
                        "a: {}",
                        "- one: { raise: { error: { type: 'https://x/e', status: 500 } } }\n"));
        var completed = rig.initiate("quick", NOTHING);
        var failed = rig.initiate("broken", NOTHING);
        var cancelled = rig.initiate("resting", NOTHING);
        rig.untilStatus(completed, "completed");
        rig.untilStatus(failed, "failed");
        cancel(cancelled, "");

        for (var number : List.of(completed, failed, cancelled)) {
            var before = rig.task(number);
            var reply = cancel(number, "");
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.text()).isEqualTo(REFUSED);
            assertThat(rig.task(number)).isEqualTo(before);
        }
    }

    @Test
    void l150_anotherOrganizationsTaskIsNotFound() {
        var number = rig.initiate("resting", NOTHING);
        var key = ChamelioRig.KEY + rig.key(rig.server().tenant("globex"), 0);

        var reply = rig.http().post("/tasks/" + number + "/cancel", "", key);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Task not found\"}");
        assertThat(rig.task(number).get("status").textValue()).isEqualTo("in_progress");
    }

    @Test
    void l152_openStepRunsBecomeCancelled() {
        var number = rig.initiate("resting", NOTHING);
        rig.untilStep(number, "pause");

        cancel(number, "");

        var task = rig.task(number);
        assertThat(statuses(task)).containsExactly("completed", "cancelled");
        assertThat(task.get("current_step_id").textValue()).isEqualTo("pause");
    }

    @Test
    void l152_theRunIsCancelledAndTheCaseMoves() {
        var number = rig.champ(resting, "cases", "{}");

        cancel(number, "");

        assertThat(champCase(number).at("/case/status").textValue()).isEqualTo("Closed");
        var run =
                rig.champ()
                        .get(
                                "/api/external/v1/workflows/"
                                        + resting.value()
                                        + "/runs/"
                                        + rig.runOf(number).value());
        assertThat(run.at("/workflow_run/status").textValue()).isEqualTo("cancelled");
        assertThat(run.at("/workflow_run/output").isNull()).isTrue();
    }

    @Test
    void l152_aCaseInErrorStaysThere() {
        var erring =
                rig.publish(
                        ChamelioRig.document(
                                "erring",
                                "",
                                "a: {}",
                                """
                                - err: { call: set-status, with: { status: Error } }
                                - rest: { wait: { hours: 1 } }
                                """));
        var number = rig.champ(erring, "cases", "{}");
        rig.untilStep(number, "rest");

        cancel(number, "");

        var path = "/api/external/v1/workflows/" + erring.value() + "/cases/" + number;
        assertThat(rig.champ().get(path).at("/case/status").textValue()).isEqualTo("Error");
        assertThat(rig.task(number).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void l152_ofTwoCallsAtTheSameMomentOneIsRefused() {
        for (var round = 0; round < 5; round++) {
            var number = rig.initiate("resting", NOTHING);
            assertThat(atOnce(4, () -> cancel(number, "").status()))
                    .containsExactlyInAnyOrder(200, 409, 409, 409);
        }
    }

    @Test
    void l152_workThatIsUnderWayIsNotTakenOver() {
        long number;
        try (var hold = new EngineHold(rig.server().database())) {
            number = rig.champ(resting, "cases", "{}");
            hold.untilItWaits();

            assertThat(rig.task(number).get("status").textValue()).isEqualTo("pending");
            assertThat(cancel(number, "").status()).isEqualTo(200);
        }

        var after = rig.initiate("resting", NOTHING);
        rig.untilStep(after, "pause");
        var task = rig.task(number);
        assertThat(task.get("status").textValue()).isEqualTo("cancelled");
        assertThat(statuses(task)).containsExactly("cancelled");
        assertThat(task.get("current_step_id").textValue()).isEqualTo("intake_step");
    }

    @Test
    void l152_anIntakeThatCameWithTheRequestStaysComplete() {
        rig.publish(ChamelioRig.document("taken", "", "name: { type: string }"));
        try (var hold = new EngineHold(rig.server().database())) {
            var number = rig.initiate("taken", ChamelioRig.variables("name|text|Acme"));
            hold.untilItWaits();

            cancel(number, "");

            var task = rig.task(number);
            assertThat(statuses(task)).containsExactly("completed");
            assertThat(task.get("step_runs").get(0).get("variables"))
                    .isEqualTo(task.get("variables"))
                    .hasSize(1);
        }
    }

    private Reply cancel(long number, String body) {
        return rig.post("/tasks/" + number + "/cancel", body);
    }

    private Reply champCase(long number) {
        return rig.champ()
                .get("/api/external/v1/workflows/" + resting.value() + "/cases/" + number);
    }

    private static List<String> statuses(JsonNode task) {
        var found = new ArrayList<String>();
        task.get("step_runs").forEach(run -> found.add(run.get("status").textValue()));
        return found;
    }

    private static <T> List<T> atOnce(int many, Callable<T> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            var futures = threads.invokeAll(Collections.nCopies(many, call));
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
