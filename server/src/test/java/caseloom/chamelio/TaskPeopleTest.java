package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import caseloom.Client;
import caseloom.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What people change about a task through our own API, as the Chamelio API shows it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskPeopleTest {

    private static final String NOTHING = "{\"variables\":[]}";
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";
    private static final String ADMIN = "admin@acme.example";

    private final ChamelioRig rig = new ChamelioRig("COLLABORATORS_MOST=2");
    private final Client admin = rig.champ().as(rig.server().administrator(rig.acme()));

    @BeforeAll
    void people() {
        rig.member(ANN);
        rig.member(BOB);
        rig.publish(ChamelioRig.document("resting", "", "a: {}"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l120_l126_titleOwnerAndCollaboratorsAreThoseThatPeopleSay() {
        var task = rig.initiate("resting", NOTHING);
        var before = rig.task(task).get("updated_at");

        collaborator(task, BOB);
        rig.server().clock().forward(Duration.ofSeconds(1));
        collaborator(task, ANN);
        change(task, "{\"owner\":\"" + ANN + "\"}");
        assertThat(rig.task(task).get("updated_at")).isEqualTo(before);
        change(task, "{\"subject\":\"Renewed\"}");

        var shown = rig.task(task);
        assertThat(shown.get("task_title").textValue()).isEqualTo("Renewed");
        assertThat(shown.get("owner_email").textValue()).isEqualTo(ANN);
        assertThat(shown.get("assignee_email").textValue()).isEqualTo(ANN);
        assertThat(shown.get("collaborator_emails"))
                .hasToString("[\"bob@example.com\",\"ann@example.com\"]");
        assertThat(shown.get("updated_at")).isNotEqualTo(before);
        var listed = ChamelioRig.json(rig.get("/tasks?workflow_id=resting"), 200).get("tasks");
        assertThat(listed.get(0).get("collaborator_emails"))
                .isEqualTo(shown.get("collaborator_emails"));
        assertThat(listed.get(0).get("owner_email").textValue()).isEqualTo(ANN);
    }

    @Test
    void l186_theLogTellsWhoChangedWhatAndWhy() {
        var task = rig.initiate("resting", NOTHING);

        change(task, "{\"subject\":\"Other\",\"attributes\":{\"a\":1},\"reason\":\"A slip\"}");
        change(task, "{\"owner\":\"" + BOB + "\"}");
        collaborator(task, ANN);

        var log = ChamelioRig.json(rig.get("/tasks/" + task + "/activity-logs"), 200);
        assertThat(log.get("activity_logs"))
                .filteredOn(one -> one.get("action_type").textValue().equals("task.changed"))
                .extracting(
                        one -> one.get("message").textValue(),
                        one -> one.get("user_email").textValue())
                .containsExactly(
                        tuple("Title changed to Other: A slip", ADMIN),
                        tuple("Attributes changed (a): A slip", ADMIN),
                        tuple("Owner changed to " + BOB, ADMIN),
                        tuple("Collaborator added (" + ANN + ")", ADMIN));
        assertThat(Told.runs(rig.task(task)).getFirst()).isEqualTo("intake_step intake completed");
    }

    @Test
    void l126_l134_theOwnerIsAskedAndTheRequesterIsWhoeverStartedIt() {
        rig.publish(
                ChamelioRig.document(
                        "owned",
                        "",
                        "a: {}",
                        """
                        - mine: { call: request-approval, with: { title: Go, approvers: owner } }
                        - theirs: { call: request-approval, with: { title: Go, approvers: requester } }
                        """));
        var task = rig.initiate("owned", NOTHING);
        rig.untilAsked(task, 1);

        change(task, "{\"owner\":\"" + ANN + "\"}");

        assertThat(rig.task(task).get("assignee_email").textValue()).isEqualTo(ANN);
        Expected.error(decide(task, ADMIN), 409, "User is not an eligible approver");
        assertThat(decide(task, ANN).status()).isEqualTo(200);
        rig.untilAsked(task, 2);
        Expected.error(decide(task, ANN), 409, "User is not an eligible approver");
        assertThat(decide(task, ADMIN).status()).isEqualTo(200);
        rig.untilStatus(task, "completed");
    }

    /// The engine has decided and is about to store it when a person changes the case: its decision
    /// is dropped and made again, of the case as it became.
    @Test
    void aDecisionThatDidNotSeeTheChangeIsMadeAgain() {
        rig.publish(
                ChamelioRig.document(
                        "racing",
                        "",
                        "a: {}, b: {}",
                        """
                        - look: { call: get-case, with: { id: '${ $runtime.metadata.case.id }' } }
                        - note: { call: set-attributes, with: { b: 2 } }
                        """));
        long task;
        try (var hold = new EngineHold(rig.server().database())) {
            task = rig.initiate("racing", NOTHING);
            hold.untilItWaits();

            change(task, "{\"subject\":\"By hand\",\"attributes\":{\"a\":1}}");
        }

        rig.untilStatus(task, "completed");
        var found = ChamelioRig.json(admin.get("/api/v1/cases/" + task), 200);
        assertThat(found.get("subject").textValue()).isEqualTo("By hand");
        assertThat(found.get("attributes")).hasToString("{\"a\":1,\"b\":2}");
        assertThat(rig.number("select count(*) from timers where case_id = ?", task)).isZero();
    }

    @Test
    void aCaseHasSoManyCollaboratorsAndNoMore() {
        var task = rig.initiate("resting", NOTHING);
        collaborator(task, ANN);
        collaborator(task, BOB);

        var more =
                admin.post(
                        "/api/v1/cases/" + task + "/collaborators",
                        "{\"email\":\"" + ADMIN + "\"}");

        assertThat(more.status()).isEqualTo(409);
        assertThat(rig.task(task).get("collaborator_emails")).hasSize(2);
    }

    private void change(long task, String body) {
        var reply = admin.send("PATCH", "/api/v1/cases/" + task, BodyPublishers.ofString(body));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }

    private void collaborator(long task, String email) {
        JsonNode made =
                ChamelioRig.json(
                        admin.post(
                                "/api/v1/cases/" + task + "/collaborators",
                                "{\"email\":\"" + email + "\"}"),
                        201);
        assertThat(made.get("email").textValue()).isEqualTo(email);
    }

    private Reply decide(long task, String email) {
        return rig.post(
                "/tasks/" + task + "/approve",
                "{\"approved\":true,\"user_email\":\"" + email + "\"}");
    }
}
