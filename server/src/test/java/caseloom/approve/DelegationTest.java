package caseloom.approve;

import static caseloom.approve.ApproveRig.ANN;
import static caseloom.approve.ApproveRig.BOB;
import static caseloom.approve.ApproveRig.CARL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Handing a seat over, on the page and through our own API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DelegationTest {

    private final ApproveRig rig = new ApproveRig("APPROVALS_DELEGATIONS_MOST=2");

    private int annsMails;
    private int bobsMails;

    @BeforeEach
    void count() {
        annsMails = rig.box().to(ANN).size();
        bobsMails = rig.box().to(BOB).size();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void theOtherOneIsToldAndDecidesAndTheFirstOneDoesNotAnyMore() {
        var number = asking("handed", "ann@example.com");
        var ann = rig.box().link(ANN, annsMails + 1);

        var handed = rig.send(ann + "/handover", "to", "BOB@example.com");
        var bob = rig.box().link(BOB, bobsMails + 1);
        var old = rig.browser().get(ann);
        var late = rig.send(ann, "decision", "approve");
        var page = rig.browser().get(bob);
        var approval = rig.asked(number);
        rig.send(bob, "decision", "approve");

        assertThat(handed.status()).as(handed.text()).isEqualTo(200);
        assertThat(old.status()).isEqualTo(410);
        assertThat(old.text()).contains("You have handed this over to bob@example.com");
        assertThat(late.status()).isEqualTo(410);
        assertThat(page.text()).contains("ann@example.com handed over to bob@example.com");
        assertThat(approval.path("active")).extracting(JsonNode::asText).containsExactly(BOB);
        assertThat(approval.at("/delegations/0/from").asText()).isEqualTo(ANN);
        assertThat(rig.untilRun(number, "completed")).contains("\"by\":\"bob@example.com\"");
        var told = rig.history(number, "approval.delegated");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().path("to").asText()).isEqualTo(BOB);
        var deed = rig.api("GET", "/audit?verb=approval.delegate&target=" + number, "").json();
        assertThat(deed.at("/items/0/detail/from").asText()).isEqualTo(ANN);
    }

    @Test
    void aSeatIsHandedOverThroughTheApiAndOnward() {
        var number = asking("onward", "ann@example.com");

        var first =
                rig.delegate(
                        number,
                        "{\"from\": \"ann@example.com\", \"to\": \"bob@example.com\", \"comment\": \"On leave\"}");
        var second =
                rig.delegate(
                        number, "{\"from\": \"bob@example.com\", \"to\": \"carl@example.com\"}");
        var third =
                rig.delegate(
                        number, "{\"from\": \"carl@example.com\", \"to\": \"admin@acme.example\"}");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.at("/delegations/0/comment").asText()).isEqualTo("On leave");
        assertThat(second.at("/active/0").asText()).isEqualTo(CARL);
        assertThat(third.status()).isEqualTo(409);
        assertThat(third.at("/detail").asText()).contains("handed over 2 times");
    }

    @Test
    void whoHasNoSeatHandsNothingOverAndWhoIsAskedIsGivenNoSecond() {
        var number = asking("refused", "[ann@example.com, bob@example.com]");

        var stranger =
                rig.delegate(
                        number, "{\"from\": \"carl@example.com\", \"to\": \"admin@acme.example\"}");
        var asked =
                rig.delegate(
                        number, "{\"from\": \"ann@example.com\", \"to\": \"bob@example.com\"}");
        var oneself =
                rig.delegate(
                        number, "{\"from\": \"ann@example.com\", \"to\": \"ann@example.com\"}");
        var nobody =
                rig.delegate(number, "{\"from\": \"ann@example.com\", \"to\": \"x@example.com\"}");
        var missing = rig.delegate(number, "{\"from\": \"ann@example.com\"}");
        var owner = rig.delegate(number, "{\"to\": \"carl@example.com\"}");

        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.at("/detail").asText()).contains("has nothing to hand over");
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.at("/detail").asText()).contains("is asked already");
        assertThat(oneself.status()).isEqualTo(409);
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.at("/errors/0/field").asText()).isEqualTo("to");
        assertThat(missing.at("/errors/0/field").asText()).isEqualTo("to");
        assertThat(owner.status()).isEqualTo(409);
        assertThat(rig.asked(number).path("delegations")).isEmpty();
    }

    @Test
    void whatIsDecidedIsNotHandedOver() {
        var number = asking("decided", "ann@example.com");
        var link = rig.box().link(ANN, annsMails + 1);
        rig.send(link, "decision", "approve");
        rig.untilRun(number, "completed");

        var reply =
                rig.delegate(
                        number, "{\"from\": \"ann@example.com\", \"to\": \"bob@example.com\"}");
        var page = rig.send(link + "/handover", "to", BOB);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.at("/detail").asText()).contains("Nobody waits for it");
        assertThat(page.status()).isEqualTo(410);
    }

    @Test
    void thePageSaysWhyNobodyElseIsAsked() {
        asking("typo", "[ann@example.com, bob@example.com]");
        var link = rig.box().link(ANN, annsMails + 1);

        var unknown = rig.send(link + "/handover", "to", "\"><script>@x");
        var asked = rig.send(link + "/handover", "to", BOB);

        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text()).contains("Nobody of this address").doesNotContain("<script>");
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("They are asked already");
    }

    private long asking(String name, String approvers) {
        var number =
                rig.asking(
                        name,
                        "request-approval",
                        "{ title: 'Go?', approvers: WHO }".replace("WHO", approvers));
        rig.asked(number);
        return number;
    }
}
