package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 5.2, and what 5.1 says of all calls: one task.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksTest {

    static final String[] LISTED = {
        "task_id",
        "task_url",
        "task_title",
        "workflow_id",
        "workflow_name",
        "workflow_version",
        "workflow_state_id",
        "status",
        "current_step_id",
        "current_step_name",
        "current_step_type",
        "created_at",
        "updated_at",
        "completed_at",
        "owner_email",
        "assignee_email",
        "collaborator_emails"
    };

    private static final String NOT_FOUND = "{\"detail\":\"Task not found\"}";

    private final ChamelioRig rig = new ChamelioRig();
    private final WorkflowId resting =
            rig.publish(ChamelioRig.document("resting", "", "a: { type: string }"));

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l162_l163_l164_noTaskHasANegotiationVersion() {
        rig.publish(ChamelioRig.document("negotiated", "", "a: {}"));
        var task = rig.initiate("negotiated", "{\"variables\":[]}");
        var run = rig.task(task).at("/step_runs/0/step_run_id").textValue();

        for (var path :
                List.of(
                        task + "/latest-negotiation-version",
                        task + "/latest-negotiation-version?step_run_id=" + run,
                        task + "/latest-negotiation-version?step_run_id=sr_0",
                        "999999999/latest-negotiation-version")) {
            Expected.error(rig.get("/tasks/" + path), 404, "Task not found");
        }
        Expected.error(
                rig.http().get("/tasks/" + task + "/latest-negotiation-version"),
                401,
                "API key required");
    }

    @Test
    void l111_aTaskMirrorsItsRun() {
        assertThat(status("in_progress", "- rest: { wait: { hours: 1 } }\n"))
                .isEqualTo("in_progress");
        assertThat(status("completed", "- one: { set: { a: 1 } }\n")).isEqualTo("completed");
        assertThat(
                        status(
                                "failed",
                                "- one: { raise: { error: { type: 'https://x/e', status: 500 } } }\n"))
                .isEqualTo("failed");
        var cancelled = rig.initiate("resting", "{\"variables\":[]}");
        rig.post("/tasks/" + cancelled + "/cancel", "");
        assertThat(rig.task(cancelled).get("status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void l113_aKeySeesEveryTaskOfItsOrganization() {
        var workflow = rig.publish(ChamelioRig.document("everyone", "", "a: { type: string }"));
        var initiated = rig.initiate("everyone", "{\"variables\":[]}");
        var created = rig.champ(workflow, "cases", "{}");
        var asked = rig.champ(workflow, "runs", "{}");
        var globex = rig.server().tenant("globex");

        assertThat(rig.listed("workflow_id=everyone")).containsExactly(asked, created, initiated);
        var key = ChamelioRig.KEY + rig.key(globex, 0);
        assertThat(rig.http().get("/tasks/" + initiated, key).text()).isEqualTo(NOT_FOUND);
        assertThat(rig.http().get("/tasks?limit=9", key).text())
                .isEqualTo("{\"tasks\":[],\"total\":0}");
    }

    @Test
    void l113_tasksOfADeletedWorkflowAreSeenListedAndCancelled() {
        var workflow = rig.publish(ChamelioRig.document("gone", "", "a: { type: string }"));
        var number = rig.initiate("gone", "{\"variables\":[]}");
        var other = rig.initiate("gone", "{\"variables\":[]}");
        var node = rig.server().node();

        TestServer.done(node.workflows().delete(rig.acme().caller(), workflow));

        assertThat(rig.listed("workflow_id=gone")).containsExactly(other, number);
        assertThat(rig.task(number).at("/workflow_id").textValue()).isEqualTo("gone");
        assertThat(rig.get("/tasks/" + number + "/files").status()).isEqualTo(200);
        assertThat(rig.post("/tasks/" + number + "/cancel", "").status()).isEqualTo(200);
        assertThat(rig.listed("workflow_id=gone&status=cancelled")).containsExactly(number);
        assertThat(rig.post("/workflows/gone/latest/initiate", "{\"variables\":[]}").text())
                .isEqualTo("{\"detail\":\"Workflow not found\"}");
    }

    @Test
    void l115_everyCallOfATaskSaysTheSameWhenThereIsNone() {
        assertThat(rig.get("/tasks/77777").text()).isEqualTo(NOT_FOUND);
        assertThat(rig.get("/tasks/77777/files").text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void l114_cancellingAMissingTaskIsNotFound() {
        var reply = rig.post("/tasks/77777/cancel", "");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(NOT_FOUND);
    }

    @Test
    void l120_theTaskHasTheseMembersInThisOrder() {
        var number = rig.initiate("resting", "{\"variables\":[]}");

        var task = rig.task(number);

        assertThat(names(task)).startsWith(LISTED).endsWith("step_runs", "variables", "metadata");
        assertThat(names(task)).hasSize(20);
        assertThat(task.get("task_id").longValue()).isEqualTo(number);
        assertThat(task.get("workflow_version").isInt()).isTrue();
        assertThat(task.get("workflow_name").textValue()).isEqualTo("Title of resting");
        assertThat(task.get("workflow_state_id").textValue()).matches("wfs_[A-Za-z0-9]+");
        assertThat(task.get("created_at").textValue()).matches("[0-9-]{10}T[0-9:]{8}Z");
        assertThat(task.get("collaborator_emails").isArray()).isTrue();
    }

    @Test
    void l121_metadataComesBackUnchanged() {
        var metadata = "{\"b\":{\"z\":[1,null,\"x\"]},\"a\":\"\",\"n\":-0.5}";

        var number = rig.initiate("resting", "{\"variables\":[],\"metadata\":" + metadata + "}");

        assertThat(rig.task(number).get("metadata").toString()).isEqualTo(metadata);
        var none = rig.initiate("resting", "{\"variables\":[]}");
        assertThat(rig.task(none).get("metadata").toString()).isEqualTo("{}");
    }

    @Test
    void l122_completedAtIsNullUntilTheTaskIsDoneAndNeverMoves() {
        var number = rig.initiate("resting", "{\"variables\":[]}");
        assertThat(rig.untilStep(number, "pause").get("completed_at").isNull()).isTrue();
        rig.server().clock().forward(Duration.ofHours(1));
        var done = rig.untilStatus(number, "completed");
        assertThat(done.get("completed_at")).isEqualTo(done.get("updated_at"));

        rig.server().clock().forward(Duration.ofMinutes(5));
        var later = rig.server().clock().instant();
        rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.change("update cases set updated_at = ? where id = ?", later, number));

        var task = rig.task(number);
        assertThat(task.get("completed_at")).isEqualTo(done.get("completed_at"));
        assertThat(task.get("updated_at")).isNotEqualTo(done.get("updated_at"));
    }

    @Test
    void l123_aFailedTaskHasNoCompletionTime() {
        rig.publish(
                ChamelioRig.document(
                        "failing",
                        "",
                        "a: {}",
                        "- one: { raise: { error: { type: 'https://x/e', status: 500 } } }\n"));
        var number = rig.initiate("failing", "{\"variables\":[]}");

        assertThat(rig.untilStatus(number, "failed").get("completed_at").isNull()).isTrue();
    }

    @Test
    void l123_aCancelledTaskHasNoCompletionTime() {
        var number = rig.initiate("resting", "{\"variables\":[]}");
        rig.post("/tasks/" + number + "/cancel", "");

        assertThat(rig.task(number).get("completed_at").isNull()).isTrue();
    }

    @Test
    void l124_theUrlOfATaskIsAPageOfTheDashboard() {
        var number = rig.initiate("resting", "{\"variables\":[]}");

        assertThat(rig.task(number).get("task_url").textValue())
                .isEqualTo("https://cases.example/app/workflows/tasks/" + number);
    }

    @Test
    void l126_theInitiatorOwnsTheTask() {
        rig.member("Jane@Acme.example");

        var named = rig.initiate("resting", "{\"variables\":[],\"user\":\"jane@ACME.example\"}");
        var own = rig.initiate("resting", "{\"variables\":[]}");
        var created = rig.champ(resting, "cases", "{}");

        for (var member : new String[] {"owner_email", "assignee_email"}) {
            assertThat(rig.task(named).get(member).textValue()).isEqualTo("Jane@Acme.example");
            assertThat(rig.task(own).get(member).textValue()).isEqualTo("admin@acme.example");
            assertThat(rig.task(created).get(member).textValue()).isEqualTo("admin@acme.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "000", "999999999999999999", "123456"})
    void l129_anUnknownTaskIsNotFound(String number) {
        for (var what : new String[] {"", "/files"}) {
            var reply = rig.get("/tasks/" + number + what);

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text()).isEqualTo(NOT_FOUND);
        }
        assertThat(rig.post("/tasks/" + number + "/cancel", "").text()).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.0", "+1", "%201", "1e3"})
    void l129_aNumberThatIsNoneIsRefused(String number) {
        var entry =
                "{\"detail\":[{\"loc\":[\"path\",\"task_id\"],\"msg\":\"value is not a valid"
                        + " integer\",\"type\":\"type_error.integer\"}]}";

        var reply = rig.get("/tasks/" + number);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text()).isEqualTo(entry);
        assertThat(rig.get("/tasks/" + number + "/files").text()).isEqualTo(entry);
        assertThat(rig.post("/tasks/" + number + "/cancel", "").text()).isEqualTo(entry);
    }

    private String status(String status, String steps) {
        var key = "mirror_" + status;
        rig.publish(ChamelioRig.document(key, "", "a: {}", steps));
        var number = rig.initiate(key, "{\"variables\":[]}");
        var task = rig.untilStatus(number, status);
        var run =
                rig.number(
                        "select 1 from runs where case_id = ? and status = ?",
                        number,
                        status.equals("in_progress") ? "running" : status);
        assertThat(run).isOne();
        return task.get("status").textValue();
    }

    static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
