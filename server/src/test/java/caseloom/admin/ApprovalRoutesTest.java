package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What waits for people, through our own API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalRoutesTest {

    private static final String ANN = "ann@example.com";
    private static final String FORM =
            "fields: { type: object, required: [iban], properties: { iban: { type: string } } }";

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @BeforeAll
    void people() {
        acme.post("/members", "{\"email\": \"" + ANN + "\"}");
        acme.post("/members", "{\"email\": \"bob@example.com\", \"role\": \"viewer\"}");
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void anApprovalIsListedReadAndDecided() {
        var number = asking("listed", "request-approval", "approvers: ann@example.com, due: P3D");
        var open = acme.get("/approvals?for=" + ANN).items();
        var mine = of(open, number);

        var decided =
                acme.post(
                        path(mine) + "/decision",
                        "{\"approved\": true, \"by\": \"ANN@example.com\", \"comment\": \"Fine\"}");

        assertThat(mine.path("title").asText()).isEqualTo("Go?");
        assertThat(mine.path("due").isTextual()).isTrue();
        assertThat(mine.path("active")).extracting(JsonNode::asText).containsExactly(ANN);
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.body().path("open").booleanValue()).isFalse();
        assertThat(decided.body().path("decisions").path(0).path("by").asText()).isEqualTo(ANN);
        assertThat(decided.body().path("decisions").path(0).path("comment").asText())
                .isEqualTo("Fine");
        untilEnded(number);
        assertThat(acme.get(path(mine)).body()).isEqualTo(decided.body());
        var deed = acme.get("/audit?verb=approval.decide&target=" + number).items().path(0);
        assertThat(deed.path("detail").path("by").asText()).isEqualTo(ANN);
    }

    @Test
    void anotherPersonsInboxDoesNotHaveIt() {
        var number = asking("not-mine", "request-approval", "approvers: ann@example.com");

        assertThat(acme.get("/approvals?for=bob@example.com&limit=1").items()).isEmpty();
        assertThat(acme.get("/cases/" + number + "/approvals").items()).hasSize(1);
    }

    @Test
    void theInboxIsReadPageByPage() {
        var first = asking("page-one", "request-approval", "approvers: 'role:viewer'");
        var second = asking("page-two", "request-approval", "approvers: 'role:viewer'");

        var page = acme.get("/approvals?for=bob@example.com&limit=1");
        var next =
                acme.get(
                        "/approvals?for=bob@example.com&limit=1&cursor="
                                + page.body().path("next").asText());

        assertThat(page.items().path(0).path("case_id").asLong()).isEqualTo(first);
        assertThat(next.items().path(0).path("case_id").asLong()).isEqualTo(second);
        assertThat(acme.get("/approvals?cursor=x").status()).isEqualTo(422);
        decide(first, "{\"approved\": false, \"by\": \"bob@example.com\"}");
        decide(second, "{\"approved\": false, \"by\": \"bob@example.com\"}");
        untilEnded(second);
    }

    @Test
    void aRequestForInputTakesValuesThatFitItsFields() {
        var number = asking("input", "request-input", "assignees: [requester], " + FORM);

        var empty = decide(number, "{\"values\": {}}");
        var odd = decide(number, "{\"values\": {\"iban\": 1}}");
        var approving = decide(number, "{\"approved\": true, \"values\": {\"iban\": \"DE1\"}}");
        var given = decide(number, "{\"values\": {\"iban\": \"DE1\"}}");

        assertThat(empty.status()).isEqualTo(422);
        assertThat(odd.fault()).isEqualTo("values.iban");
        assertThat(approving.fault()).isEqualTo("approved");
        assertThat(given.status()).isEqualTo(200);
        untilEnded(number);
        var run = acme.get("/cases/" + number + "/runs").items().path(0);
        assertThat(run.path("status").asText()).isEqualTo("completed");
    }

    @Test
    void whoMayNotDecideIsRefusedAndNothingCounts() {
        var number = asking("refused", "request-approval", "approvers: ann@example.com");

        var stranger = decide(number, "{\"approved\": true, \"by\": \"x@example.com\"}");
        var bob = decide(number, "{\"approved\": true, \"by\": \"bob@example.com\"}");
        var mute = decide(number, "{\"by\": \"ann@example.com\"}");
        var extra =
                decide(
                        number,
                        "{\"approved\": true, \"values\": {\"a\": 1}, \"by\": \"ann@example.com\"}");

        assertThat(stranger.fault()).isEqualTo("by");
        assertThat(bob.status()).isEqualTo(409);
        assertThat(mute.fault()).isEqualTo("approved");
        assertThat(extra.status()).isEqualTo(422);
        var approval = acme.get("/cases/" + number + "/approvals").items().path(0);
        assertThat(approval.path("open").booleanValue()).isTrue();
        assertThat(approval.path("decisions")).isEmpty();
    }

    @Test
    void anotherOrganizationSeesAndDecidesNothing() {
        var number = asking("foreign", "request-approval", "approvers: ann@example.com");
        var approval = acme.get("/cases/" + number + "/approvals").items().path(0);

        assertThat(other.get("/approvals").items()).isEmpty();
        assertThat(other.get("/cases/" + number + "/approvals").status()).isEqualTo(404);
        assertThat(other.get(path(approval)).status()).isEqualTo(404);
        assertThat(other.post(path(approval) + "/decision", "{\"approved\": true}").status())
                .isEqualTo(404);
        assertThat(acme.get("/cases/" + number + "/approvals/1-999").status()).isEqualTo(404);
        assertThat(acme.get("/cases/" + number + "/approvals/x").status()).isEqualTo(404);
    }

    @Test
    void aSeatIsHandedOverToAnotherMember() {
        var number = asking("handed", "request-approval", "approvers: ann@example.com");
        var approval = acme.get("/cases/" + number + "/approvals").items().path(0);
        var wish =
                "{\"from\": \"ann@example.com\", \"to\": \"BOB@example.com\", \"comment\": \"x\"}";

        var foreign = other.post(path(approval) + "/delegations", wish);
        var done = acme.post(path(approval) + "/delegations", wish);
        var late = decide(number, "{\"approved\": true, \"by\": \"ann@example.com\"}");

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body().at("/active/0").asText()).isEqualTo("bob@example.com");
        assertThat(done.body().at("/delegations/0/comment").asText()).isEqualTo("x");
        assertThat(late.status()).isEqualTo(409);
        decide(number, "{\"approved\": true, \"by\": \"bob@example.com\"}");
        untilEnded(number);
    }

    @Test
    void whatACancelledRunAskedIsOver() {
        var number = asking("over", "request-approval", "approvers: ann@example.com");
        var run = acme.get("/cases/" + number + "/runs").items().path(0).path("id").asLong();
        acme.post("/runs/" + run + "/cancel", "");

        var late = decide(number, "{\"approved\": true, \"by\": \"ann@example.com\"}");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().path("detail").asText()).startsWith("Nobody waits for it");
        assertThat(acme.get("/cases/" + number + "/approvals").items().path(0).path("open"))
                .isEqualTo(BooleanNode.FALSE);
    }

    private AdminClient.Reply decide(long number, String body) {
        var approval = acme.get("/cases/" + number + "/approvals").items().path(0);
        return acme.post(path(approval) + "/decision", body);
    }

    private static String path(JsonNode approval) {
        return "/cases/"
                + approval.path("case_id").asLong()
                + "/approvals/"
                + approval.path("id").asText();
    }

    private static JsonNode of(JsonNode approvals, long number) {
        for (var approval : approvals) {
            if (approval.path("case_id").asLong() == number) {
                return approval;
            }
        }
        throw new AssertionError("no approval of case " + number + " in " + approvals);
    }

    private long asking(String name, String function, String with) {
        var workflow =
                acme.publish(
                        Documents.named(
                                name,
                                "",
                                "- ask: { call: FUNCTION, with: { title: 'Go?', WITH } }\n"
                                        .replace("FUNCTION", function)
                                        .replace("WITH", with)));
        var number =
                acme.post("/workflows/" + workflow + "/cases", "{\"attributes\": {\"amount\": 1}}")
                        .id();
        Probe.until(
                "case " + number + " asks",
                () -> !acme.get("/cases/" + number + "/approvals").items().isEmpty());
        return number;
    }

    private void untilEnded(long number) {
        Probe.until(
                "case " + number + " ends",
                () ->
                        acme.get("/cases/" + number + "/runs")
                                .items()
                                .path(0)
                                .path("status")
                                .asText()
                                .equals("completed"));
    }
}
