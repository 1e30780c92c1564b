package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.4: what there is to approve; and who a task is assigned to meanwhile (L-126).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalDetailsTest {

    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";

    private final ChamelioRig rig = new ChamelioRig();
    private long task;

    @BeforeAll
    void ask() {
        List.of(ANN, BOB).forEach(rig::member);
        rig.publish(
                ChamelioRig.document(
                        "reviewed",
                        "vendor",
                        "vendor: { type: string }, contract: { type: string, x-type: file },"
                                + " secret: { type: string }",
                        """
                        - review:
                            call: request-approval
                            with:
                              title: Good?
                              ordered: true
                              show: [vendor, contract]
                              groups: [{ approvers: Ann@example.com }, { approvers: bob@example.com }]
                        """));
        task =
                rig.initiate(
                        "reviewed",
                        """
                        {"variables":[
                          {"variable_id":"vendor","type":"text","value":"Acme"},
                          {"variable_id":"secret","type":"text","value":"hidden"},
                          {"variable_id":"contract","type":"file","value":"c.txt","base64_content":"aGk="}]}
                        """);
        rig.untilAsked(task, 1);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l142_l143_l144_theAnswerHasThePublishedShape() {
        var details = details("");

        assertThat(Told.names(details))
                .containsExactly(
                        "task_id",
                        "step_run",
                        "eligible_approvers_active",
                        "next_eligible_approvers",
                        "variables_to_approve",
                        "files");
        var run = details.get("step_run");
        assertThat(Told.names(run))
                .containsExactly(
                        "step_run_id", "step_id", "step_name", "step_type", "status", "variables");
        assertThat(run.get("step_id").textValue() + " " + run.get("step_type").textValue())
                .isEqualTo("review approval");
        assertThat(run.get("status").textValue()).isEqualTo("pending");
        assertThat(details.get("eligible_approvers_active"))
                .extracting(JsonNode::textValue)
                .containsExactly(ANN);
        assertThat(details.get("next_eligible_approvers"))
                .extracting(JsonNode::textValue)
                .containsExactly(BOB);
        assertThat(details.get("variables_to_approve"))
                .extracting(one -> one.get("variable_id").textValue())
                .containsExactly("vendor", "contract");
    }

    @Test
    void l144_whoApprovedIsNoLongerListed() {
        rig.publish(
                ChamelioRig.document(
                        "two_of_two",
                        "",
                        "a: {}",
                        "- ask: { call: request-approval, with: { title: T, groups: [{ approvers:"
                                + " [ann@example.com, bob@example.com], quorum: 2 }] } }\n"));
        var both = rig.initiate("two_of_two", "{\"variables\":[]}");
        rig.untilAsked(both, 1);

        rig.post(
                "/tasks/" + both + "/approve",
                "{\"approved\":true,\"user_email\":\"" + ANN + "\"}");

        var details = ChamelioRig.json(rig.get("/tasks/" + both + "/approval-details"), 200);
        assertThat(details.get("eligible_approvers_active"))
                .extracting(JsonNode::textValue)
                .containsExactly(BOB);
        assertThat(details.get("next_eligible_approvers")).isEmpty();
    }

    @Test
    void l142_l145_filesCarryLinksWhenTheyAreWanted() {
        assertThat(details("").get("files")).isEmpty();
        assertThat(details("?include_files=no").get("files")).isEmpty();

        var with = details("?include_files=TRUE");

        var file = with.get("files").get(0);
        assertThat(with.get("files")).hasSize(1);
        assertThat(Told.names(file))
                .containsExactly(
                        "file_id",
                        "file_name",
                        "content_type",
                        "download_url",
                        "expires_at",
                        "variable_id");
        assertThat(file.get("file_id"))
                .isEqualTo(with.get("variables_to_approve").get(1).get("value"));
        var url = file.get("download_url").textValue();
        assertThat(rig.http().get(url.substring(url.indexOf("/downloads"))).text()).isEqualTo("hi");
    }

    @Test
    void l126_aTaskThatWaitsIsAssignedToTheFirstWhoMayDecide() {
        assertThat(rig.task(task).get("assignee_email").textValue()).isEqualTo(ANN);
        var listed = ChamelioRig.json(rig.get("/tasks?workflow_id=reviewed"), 200).get("tasks");
        assertThat(listed.get(0).get("assignee_email").textValue()).isEqualTo(ANN);
    }

    @Test
    void l146_errors() {
        rig.publish(ChamelioRig.document("unasked", "", "a: {}"));
        var other = rig.initiate("unasked", "{\"variables\":[]}");

        Expected.error(
                rig.http().get("/tasks/" + task + "/approval-details"), 401, "API key required");
        Expected.error(rig.get("/tasks/999999999/approval-details"), 404, "Task not found");
        Expected.error(
                rig.get("/tasks/" + other + "/approval-details"),
                404,
                "No pending approval for this task");
        Expected.flaws(
                rig.get("/tasks/x/approval-details?include_files=perhaps"),
                flaw("path/task_id", "value is not a valid integer", "type_error.integer"),
                flaw(
                        "query/include_files",
                        "value could not be parsed to a boolean",
                        "type_error.bool"));
    }

    private JsonNode details(String query) {
        return ChamelioRig.json(rig.get("/tasks/" + task + "/approval-details" + query), 200);
    }
}
