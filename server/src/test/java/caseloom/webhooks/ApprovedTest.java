package caseloom.webhooks;

import static caseloom.webhooks.WebhooksRig.HOOK;
import static caseloom.webhooks.WebhooksRig.body;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.access.Email;
import caseloom.access.MemberRole;
import caseloom.approvals.Approvals.Word;
import caseloom.core.cases.CaseId;
import caseloom.core.json.Json;
import caseloom.core.webhook.EventType;
import java.net.http.HttpRequest.BodyPublishers;
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

    @Test
    void l256_l258_whoStartedATaskAndWhoseItIsAreToldApart() {
        var ann = "ann@example.com";
        rig.node().members().create(rig.admin(), new Email(ann), MemberRole.MEMBER);
        rig.endpoint(HOOK, EventType.TASK_STEP_CHANGE, EventType.TASK_COMPLETED);
        var task =
                rig.create(
                        rig.publish(
                                """
                                - ask: { call: request-approval, with: { title: 'Go?', approvers: requester } }
                                - note: { call: add-note, with: { text: Done } }
                                """),
                        "{}");
        Probe.until("it asks", () -> rig.count("approvals where case_id = ?", task) == 1);
        var admin = rig.champ().as(rig.server().administrator(rig.acme()));

        var changed =
                admin.send(
                        "PATCH",
                        "/api/v1/cases/" + task,
                        BodyPublishers.ofString("{\"owner\":\"" + ann + "\"}"));
        decide(task);

        assertThat(changed.status()).isEqualTo(200);
        var asked = body(rig.next());
        assertThat(asked.at("/data/current_step/step_id").textValue()).isEqualTo("ask");
        var moved = body(rig.next());
        assertThat(moved.at("/data/current_step/step_id").textValue()).isEqualTo("note");
        assertThat(moved.at("/data/current_step/assignee").textValue()).isEqualTo(ann);
        var ended = body(rig.next());
        assertThat(ended.at("/data/initiated_by").textValue()).isEqualTo("admin@acme.example");
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
