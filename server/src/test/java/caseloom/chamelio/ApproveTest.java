package caseloom.chamelio;

import static caseloom.chamelio.Expected.flaw;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.access.Member;
import caseloom.approvals.Delegated;
import caseloom.audit.Actor;
import caseloom.callbacks.Callback;
import caseloom.core.approval.ApprovalGroup;
import caseloom.core.approval.ApprovalRequest;
import caseloom.core.approval.ApprovalRequest.Kind;
import caseloom.core.cases.CaseId;
import caseloom.core.interpreter.Effect;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 5.3: approve or reject.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApproveTest {

    private static final String NOTHING = "{\"variables\":[]}";
    private static final String ANN = "ann@example.com";
    private static final String BOB = "bob@example.com";

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void people() {
        List.of(ANN, BOB, "carl@example.com").forEach(rig::member);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l130_l131_approvingGoesOnAndAnswersAsPublished() {
        var task = asking("published", "approvers: [ann@example.com]", "");

        var reply = decide(task, "{\"approved\":true,\"user_email\":\"ann@example.com\"}");

        var body = ChamelioRig.json(reply, 200);
        assertThat(Told.names(body)).containsExactly("task_id", "status", "approved", "message");
        assertThat(body.get("task_id").longValue()).isEqualTo(task);
        assertThat(body.get("status").textValue()).isIn("in_progress", "completed");
        assertThat(body.get("approved").booleanValue()).isTrue();
        assertThat(body.get("message").textValue()).isEqualTo("Approval submitted successfully");
        assertThat(Told.runs(rig.untilStatus(task, "completed")))
                .containsExactly(
                        "intake_step intake completed",
                        "ask approval completed",
                        "which condition completed",
                        "yes agent completed");
    }

    @Test
    void l130_withoutAUserTheOwnerOfTheKeyDecides() {
        var task = asking("owner", "approvers: 'role:admin'", "");

        assertThat(decide(task, "{\"approved\":true}").status()).isEqualTo(200);

        rig.untilStatus(task, "completed");
    }

    @Test
    void l134_l143_whoeverWasGivenASeatDecidesInsteadOfItsOwner() {
        var task = asking("handed", "approvers: [ann@example.com]", "");
        var waiting =
                rig.server()
                        .node()
                        .approvals()
                        .openOfCases(rig.acme().organization().id(), List.of(new CaseId(task)));
        var delegated =
                rig.server()
                        .node()
                        .approvals()
                        .delegate(
                                Actor.system(rig.acme().organization().id()),
                                waiting.getFirst().id(),
                                member(ANN),
                                member(BOB),
                                null);

        var details = ChamelioRig.json(rig.get("/tasks/" + task + "/approval-details"), 200);
        var ann = decide(task, "{\"approved\":true,\"user_email\":\"ann@example.com\"}");
        var bob = decide(task, "{\"approved\":true,\"user_email\":\"bob@example.com\"}");

        assertThat(delegated).isEqualTo(new Delegated.Done());
        assertThat(details.get("eligible_approvers_active"))
                .extracting(JsonNode::asText)
                .containsExactly(BOB);
        Expected.error(ann, 409, "User is not an eligible approver");
        assertThat(bob.status()).isEqualTo(200);
        rig.untilStatus(task, "completed");
    }

    private Member member(String email) {
        return rig.members().active(rig.acme().organization().id(), email).orElseThrow();
    }

    @Test
    void l132_l137_aRejectionAnswersTheSameAndTheFlowGoesOnWithIt() {
        var task =
                asking(
                        "rejected",
                        "groups: [{ approvers: [ann@example.com] }, { approvers: bob@example.com }]",
                        "");

        var reply =
                decide(
                        task,
                        "{\"approved\":false,\"comment\":\"no\",\"user_email\":\"bob@example.com\"}");

        var body = ChamelioRig.json(reply, 200);
        assertThat(body.get("approved").booleanValue()).isFalse();
        assertThat(body.get("message").textValue()).isEqualTo("Approval submitted successfully");
        assertThat(Told.runs(rig.untilStatus(task, "completed")))
                .containsExactly(
                        "intake_step intake completed",
                        "ask approval completed",
                        "which condition completed",
                        "no agent completed");
    }

    @Test
    void l133_aTaskWithoutAPendingApprovalAnswers409() {
        rig.publish(ChamelioRig.document("pausing", "", "a: {}"));
        var pausing = rig.initiate("pausing", NOTHING);
        var ended = asking("ended", "approvers: [ann@example.com]", "");
        decide(ended, "{\"approved\":true,\"user_email\":\"ann@example.com\"}");
        rig.untilStatus(ended, "completed");
        var cancelled = asking("cancelled", "approvers: [ann@example.com]", "");
        rig.post("/tasks/" + cancelled + "/cancel", "");

        for (var task : List.of(pausing, ended, cancelled)) {
            Expected.error(
                    decide(task, "{\"approved\":true,\"user_email\":\"ann@example.com\"}"),
                    409,
                    "Task is not awaiting approval");
        }
    }

    @Test
    void l134_onlyActiveEligibleApproversDecide() {
        var task =
                asking(
                        "eligible",
                        "ordered: true, groups: [{ approvers: [ann@example.com, carl@example.com],"
                                + " quorum: 2 }, { approvers: bob@example.com }]",
                        "");
        decide(task, "{\"approved\":true,\"user_email\":\"ANN@example.com\"}");

        for (var somebody :
                List.of(
                        "stranger@example.com",
                        BOB,
                        ANN,
                        rig.acme().organization().administrator().email())) {
            Expected.error(
                    decide(task, "{\"approved\":true,\"user_email\":\"" + somebody + "\"}"),
                    409,
                    "User is not an eligible approver");
        }
    }

    @Test
    void l135_ofSeveralTheEarliestThatTheUserMayDecideIsMeant() {
        rig.publish(
                ChamelioRig.document(
                        "several",
                        "",
                        "a: {}",
                        """
                        - both:
                            fork:
                              branches:
                                - one: { call: request-approval, with: { title: One, approvers: ann@example.com } }
                                - two: { call: request-approval, with: { title: Two, approvers: bob@example.com } }
                        """));
        var task = rig.initiate("several", NOTHING);
        rig.untilAsked(task, 2);

        decide(task, "{\"approved\":true,\"user_email\":\"bob@example.com\"}");

        rig.untilRun(task, "two approval completed");
        assertThat(Told.runs(rig.task(task)))
                .contains("one approval pending", "two approval completed");
    }

    @Test
    void l136_l275_groupsAreDoneByQuorumInOrderAndSomeAreSkipped() {
        var task =
                asking(
                        "groups",
                        "ordered: true, groups: ["
                                + "{ approvers: [ann@example.com, bob@example.com, carl@example.com],"
                                + " quorum: 2 }, "
                                + "{ approvers: 'role:viewer', when: false }, "
                                + "{ approvers: 'role:admin' }]",
                        "");

        decide(task, "{\"approved\":true,\"user_email\":\"ann@example.com\"}");
        Expected.error(
                decide(task, "{\"approved\":true}"), 409, "User is not an eligible approver");
        decide(task, "{\"approved\":true,\"user_email\":\"carl@example.com\"}");
        assertThat(Told.runs(rig.task(task))).contains("ask approval pending");
        decide(task, "{\"approved\":true}");

        assertThat(Told.runs(rig.untilStatus(task, "completed"))).contains("yes agent completed");
    }

    @Test
    void l138_variablesAreJudgedAndKeptAsResultsOfTheStep() {
        var fields =
                "fields: { type: object, required: [reason], properties: {"
                        + " reason: { type: string }, limit: { type: number, maximum: 10 } } }";
        var task = asking("filled", "approvers: [ann@example.com, bob@example.com]", fields);
        var other = asking("filled", "approvers: [ann@example.com, bob@example.com]", fields);

        Expected.flaws(
                decide(task, approving("limit|number|11")),
                flaw(
                        "body/variables/0/value",
                        "number at `/limit` is greater than: 10",
                        "value_error.schema"),
                flaw("body/variables", "field required: reason", "value_error.missing"));
        Expected.flaws(
                decide(task, approving("other|text|x", "limit|text|1")),
                flaw(
                        "body/variables/0/variable_id",
                        "unknown variable",
                        "value_error.unknown_variable"),
                flaw(
                        "body/variables/1/type",
                        "variable type mismatch; expected: number",
                        "value_error.variable_type"),
                flaw("body/variables", "field required: reason", "value_error.missing"));
        var taken = decide(task, approving("reason|text|fine", "limit|number|7"));
        var refused = decide(other, "{\"approved\":false,\"user_email\":\"ann@example.com\"}");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(200);
        var ended = rig.untilStatus(task, "completed");
        assertThat(Told.values(ended.get("step_runs").get(1)))
                .containsExactly("reason=\"fine\"@ask", "limit=7@ask");
        assertThat(Told.values(ended)).contains("reason=\"fine\"@ask", "limit=7@ask");
    }

    @Test
    void l139_theHistoryTellsEveryDecisionWithItsComment() {
        var task =
                asking(
                        "told",
                        "groups: [{ approvers: [ann@example.com, bob@example.com], quorum: 2 }]",
                        "");
        decide(task, "{\"approved\":true,\"comment\":\"well\",\"user_email\":\"ann@example.com\"}");
        decide(task, "{\"approved\":true,\"user_email\":\"bob@example.com\"}");
        rig.untilStatus(task, "completed");

        var told = rig.history(task, "approval.decided");

        assertThat(told)
                .extracting(one -> one.path("by").asText() + " " + one.path("comment").asText())
                .containsExactly("ann@example.com well", "bob@example.com ");
    }

    @Test
    void l139_l186_eachDecisionIsAnActivityAtOnce() {
        var task =
                asking(
                        "logged",
                        "groups: [{ approvers: [ann@example.com, bob@example.com], quorum: 2 }]",
                        "");
        decide(task, "{\"approved\":true,\"comment\":\"well\",\"user_email\":\"ann@example.com\"}");
        var first = decisions(task);
        decide(task, "{\"approved\":false,\"user_email\":\"bob@example.com\"}");
        rig.untilStatus(task, "completed");

        assertThat(first).hasSize(1);
        assertThat(first.getFirst().path("action_type").textValue())
                .isEqualTo("approval.user_approved");
        assertThat(first.getFirst().path("message").textValue()).isEqualTo("well");
        assertThat(first.getFirst().path("user_email").textValue()).isEqualTo(ANN);
        assertThat(decisions(task))
                .extracting(one -> one.path("action_type").textValue())
                .containsExactly("approval.user_approved", "approval.user_rejected");
        assertThat(decisions(task).getFirst()).isEqualTo(first.getFirst());
    }

    private List<JsonNode> decisions(long task) {
        var log = ChamelioRig.json(rig.get("/tasks/" + task + "/activity-logs"), 200);
        return log.findParents("action_type").stream()
                .filter(one -> one.path("action_type").asText().startsWith("approval."))
                .toList();
    }

    @Test
    void l140_ofDecisionsAtTheSameMomentOneEndsTheStep() throws InterruptedException {
        var task = asking("racing", "approvers: [ann@example.com, bob@example.com]", "");
        var replies = new ConcurrentLinkedQueue<Reply>();
        var threads = new ArrayList<Thread>();
        for (var who : List.of(ANN, BOB, ANN, BOB)) {
            var body = "{\"approved\":true,\"user_email\":\"" + who + "\"}";
            threads.add(Thread.ofVirtual().start(() -> replies.add(decide(task, body))));
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(200).contains(409);
        rig.untilStatus(task, "completed");
    }

    @Test
    void l141_errors() {
        var task = asking("errors", "approvers: [ann@example.com]", "");

        Expected.error(
                rig.http().post("/tasks/" + task + "/approve", "{}"), 401, "API key required");
        Expected.error(decide(999_999_999, "{\"approved\":true}"), 404, "Task not found");
        Expected.error(decide(task, "{"), 400, "Malformed JSON");
        Expected.flaws(decide(task, ""), flaw("body", "field required", "value_error.missing"));
        Expected.flaws(
                decide(
                        task,
                        "{\"approved\":\"perhaps\",\"comment\":[],\"variables\":{},\"user_email\":\"x\"}"),
                flaw("body/approved", "value could not be parsed to a boolean", "type_error.bool"),
                flaw("body/comment", "str type expected", "type_error.str"),
                flaw("body/variables", "value is not a valid list", "type_error.list"),
                flaw("body/user_email", "value is not a valid email address", "value_error.email"));
        Expected.flaws(
                rig.post("/tasks/x/approve", "{}"),
                flaw("path/task_id", "value is not a valid integer", "type_error.integer"),
                flaw("body/approved", "field required", "value_error.missing"));
    }

    @Test
    void whatAStepNoLongerWaitsForIsNotAsked() {
        var task = asking("late", "approvers: [ann@example.com]", "");
        var group = new ApprovalGroup(List.of("owner"), 1);
        var request =
                new ApprovalRequest(Kind.APPROVAL, "Late", List.of(group), false, List.of(), null);

        rig.server()
                .node()
                .approvals()
                .open(
                        new Callback(task, task, 4711, rig.acme().organization().id()),
                        new Effect.RequestApproval(4711, "key", "/do/0/ask", request));

        assertThat(rig.number("select count(*) from approvals where case_id = ?", task))
                .isEqualTo(1);
        assertThat(rig.number("select count(*) from callbacks where case_id = ?", task))
                .isEqualTo(1);
    }

    private Reply decide(long task, String body) {
        return rig.post("/tasks/" + task + "/approve", body);
    }

    private static String approving(String... values) {
        var body = ChamelioRig.variables(values);
        return "{\"approved\":true,\"user_email\":\"ann@example.com\"," + body.substring(1);
    }

    /// A task that waits for a decision, and goes to `yes` or to `no` by it.
    private long asking(String key, String who, String fields) {
        var with = "title: 'Go?', " + who + (fields.isEmpty() ? "" : ", " + fields);
        rig.publish(
                ChamelioRig.document(
                        key,
                        "",
                        "a: {}",
                        """
                        - ask: { call: request-approval, with: { WITH } }
                        - which: { switch: [ { good: { when: .approved, then: yes } }, { bad: { then: no } } ] }
                        - yes: { call: set-subject, with: { subject: Yes }, then: end }
                        - no: { call: set-subject, with: { subject: No } }
                        """
                                .replace("WITH", with)));
        var task = rig.initiate(key, NOTHING);
        rig.untilAsked(task, 1);
        return task;
    }
}
