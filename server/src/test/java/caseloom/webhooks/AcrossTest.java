package caseloom.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.Probe;
import caseloom.Reply;
import caseloom.access.NewKey;
import caseloom.core.cases.WorkflowId;
import caseloom.core.webhook.EventType;
import caseloom.core.webhook.Family;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A record that one API began is read and ended through the other; receivers of both hear of it
/// what their own contract says.
final class AcrossTest {

    private static final String ASK =
            """
            - ask: { call: request-approval, with: { title: 'Go?', approvers: admin@acme.example } }
            - which:
                switch:
                  - yes: { when: .approved, then: end }
                  - no: { then: hold }
            - hold: { wait: { hours: 1 } }
            """;

    private final WebhooksRig rig = new WebhooksRig();
    private final Client admin = rig.champ().as(rig.server().administrator(rig.acme()));
    private final String key = key();

    AcrossTest() {
        rig.endpoint();
        EventType.of(Family.CHAMP).forEach(rig::subscription);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aCaseOfChampIsReadAndApprovedThroughChamelio() {
        var id = rig.create(rig.publish(ASK), "{\"subject\":\"S\",\"attributes\":{\"amount\":7}}");
        asks(id);

        var task = read("/tasks/" + id);
        var details = read("/tasks/" + id + "/approval-details");
        var approved = send("/tasks/" + id + "/approve", "{\"approved\": true}");

        assertThat(task.at("/task/task_title").textValue()).isEqualTo("S");
        assertThat(task.at("/task/status").textValue()).isEqualTo("in_progress");
        assertThat(details.text()).contains("admin@acme.example");
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(ended(id, EventType.TASK_COMPLETED))
                .containsExactlyInAnyOrder(
                        "flows.tasks.created",
                        "flows.tasks.step_change submitted",
                        "flows.tasks.step_change approved",
                        "flows.tasks.completed",
                        "workflow_run.completed",
                        "case.closed closed");
        assertThat(champCase(id).at("/case/status").textValue()).isEqualTo("Closed");
        assertThat(champRun(id).at("/workflow_run/status").textValue()).isEqualTo("completed");
    }

    @Test
    void aCaseOfChampIsCancelledThroughChamelio() {
        var id = rig.create(rig.publish(ASK), "{}");
        asks(id);

        var cancelled = send("/tasks/" + id + "/cancel", "");

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(ended(id, EventType.TASK_CANCELED))
                .containsExactlyInAnyOrder(
                        "flows.tasks.created",
                        "flows.tasks.step_change submitted",
                        "flows.tasks.canceled",
                        "case.closed closed");
        assertThat(champCase(id).at("/case/status").textValue()).isEqualTo("Closed");
        assertThat(champRun(id).at("/workflow_run/status").textValue()).isEqualTo("cancelled");
    }

    @Test
    void aTaskOfChamelioIsReadThroughChampAndApprovedThroughOurOwnApi() {
        var id = initiate(rig.publish(ASK));
        asks(id);

        var found = champCase(id);
        var inbox = admin.get("/api/v1/cases/" + id + "/approvals");
        var approval = inbox.at("/items/0/id").asText();
        var approved =
                admin.post(
                        "/api/v1/cases/" + id + "/approvals/" + approval + "/decision",
                        "{\"approved\": true, \"comment\": \"Go\"}");

        assertThat(found.at("/case/status").textValue()).isEqualTo("Open");
        assertThat(found.at("/case/attributes/amount").intValue()).isEqualTo(7);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        assertThat(ended(id, EventType.TASK_COMPLETED))
                .containsExactlyInAnyOrder(
                        "flows.tasks.created",
                        "flows.tasks.step_change submitted",
                        "flows.tasks.step_change approved",
                        "flows.tasks.completed",
                        "workflow_run.completed",
                        "case.closed closed");
        assertThat(champRun(id).at("/workflow_run/status").textValue()).isEqualTo("completed");
        assertThat(read("/tasks/" + id).at("/task/status").textValue()).isEqualTo("completed");
    }

    /// Champ has no call that ends a run, so that is done by ours.
    @Test
    void aTaskOfChamelioIsCancelledThroughOurOwnApi() {
        var id = initiate(rig.publish(ASK));
        asks(id);

        var cancelled = admin.post("/api/v1/runs/" + id + "/cancel", "");

        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(ended(id, EventType.TASK_CANCELED))
                .containsExactlyInAnyOrder(
                        "flows.tasks.created",
                        "flows.tasks.step_change submitted",
                        "flows.tasks.canceled",
                        "case.closed closed");
        assertThat(read("/tasks/" + id).at("/task/status").textValue()).isEqualTo("cancelled");
        assertThat(champRun(id).at("/workflow_run/status").textValue()).isEqualTo("cancelled");
    }

    private String key() {
        var acme = rig.acme();
        return rig.node()
                .keys()
                .create(acme.caller().actor(), new NewKey("tests", acme.caller().member(), 0, null))
                .value();
    }

    private long initiate(WorkflowId workflow) {
        var reply =
                send(
                        "/workflows/" + slug(workflow) + "/latest/initiate",
                        "{\"variables\": [{\"variable_id\": \"amount\", \"type\": \"number\","
                                + " \"value\": \"7\"}]}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.at("/task_id").longValue();
    }

    private String slug(WorkflowId workflow) {
        return rig.server()
                .database()
                .db()
                .system(tx ->
                        tx.first(
                                        "select key from workflows where id = ?",
                                        row -> row.getString(1),
                                        workflow.value())
                                .orElseThrow());
    }

    private Reply read(String path) {
        return rig.champ().anonymous().get(path, "X-API-Key: " + key);
    }

    private Reply send(String path, String body) {
        return rig.champ().anonymous().post(path, body, "X-API-Key: " + key);
    }

    private void asks(long id) {
        Probe.until("it asks", () -> rig.count("approvals where case_id = ?", id) == 1);
    }

    private Reply champCase(long id) {
        return rig.champ().get("/api/external/v1/workflows/" + rig.workflowOf(id) + "/cases/" + id);
    }

    private Reply champRun(long id) {
        return rig.champ().get("/api/external/v1/workflows/" + rig.workflowOf(id) + "/runs/" + id);
    }

    /// The events of the record, each with its outcome or status, once the last one was delivered.
    private List<String> ended(long id, EventType last) {
        var events = new ArrayList<>(rig.untilEvent(last));
        rig.untilQuiet();
        rig.drain().forEach(received -> events.add(WebhooksRig.body(received)));
        return events.stream().filter(event -> isOf(id, event)).map(AcrossTest::told).toList();
    }

    private static boolean isOf(long id, JsonNode event) {
        var data = event.path("data");
        return data.path("task_id").asLong() == id
                || data.path("case").path("id").asLong() == id
                || data.path("workflow_run").path("id").asLong() == id;
    }

    private static String told(JsonNode event) {
        var data = event.path("data");
        var more =
                data.path("case").path("status").asText()
                        + data.path("previous_step").path("outcome").asText();
        return (event.path("event").asText() + " " + more).strip();
    }
}
