package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.approvals.Approvals.Word;
import caseloom.core.cases.CaseId;
import caseloom.core.json.Json;
import caseloom.core.webhook.EventType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What receivers hear of a step that people decided.
final class ApprovedTest {

    private static final String ASK =
            """
            - ask: { call: request-approval, with: { title: 'Go?', approvers: admin@acme.example } }
            - pause: { wait: { hours: 1 } }
            """;

    private final WebhooksRig rig = new WebhooksRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void l139_l258_theMoveFromAnApprovalTellsWhoDecidedAndWhat() {
        rig.endpoint(HOOK, EventType.TASK_STEP_CHANGE);
        var task = rig.create(rig.publish(ASK), "{}");
        var asked = body(rig.next());
        Probe.until("it asks", () -> rig.count("approvals where case_id = ?", task) == 1);

        decide(task);

        var moved = body(rig.next());
        assertThat(asked.at("/data/current_step/assignee").textValue())
                .isEqualTo("admin@acme.example");
        assertThat(moved.at("/data/previous_step/step_id").textValue()).isEqualTo("ask");
        assertThat(moved.at("/data/previous_step/outcome").textValue()).isEqualTo("rejected");
        assertThat(moved.at("/data/previous_step/completed_by").textValue())
                .isEqualTo("admin@acme.example");
        assertThat(moved.at("/data/current_step/step_id").textValue()).isEqualTo("pause");
    }

    private void decide(long task) {
        var organization = rig.acme().organization();
        var approvals = rig.node().approvals();
        var open = approvals.openOfCases(organization.id(), List.of(new CaseId(task))).getFirst();
        approvals.decide(
                rig.admin(),
                open.id(),
                organization.administrator(),
                new Word(false, null, Json.object(), _ -> {}));
    }
}
