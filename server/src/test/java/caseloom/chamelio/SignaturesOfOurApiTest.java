package caseloom.chamelio;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What our own API tells of signatures, and how a signing is started there.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignaturesOfOurApiTest {

    private final SignRig signing = new SignRig();
    private final ChamelioRig rig = signing.rig();
    private String token;

    @BeforeAll
    void workflows() {
        token = rig.server().administrator(rig.acme());
        signing.publish("contract", ", subject: The contract", "");
        signing.publish(
                "collecting",
                ", fields: { type: object, required: [place], properties: { place: { type: string } } }",
                "");
    }

    @AfterAll
    void stop() {
        signing.close();
    }

    private Reply get(String path) {
        return rig.http().get("/api/v1" + path, "Authorization: Bearer " + token);
    }

    private Reply post(String path, String body) {
        return rig.http().post("/api/v1" + path, body, "Authorization: Bearer " + token);
    }

    private JsonNode only(long task) {
        var items = get("/cases/" + task + "/signatures").at("/items");
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static String path(JsonNode signature) {
        return "/cases/"
                + signature.get("case_id")
                + "/signatures/"
                + signature.get("id").textValue();
    }

    @Test
    void aSigningIsListedReadStartedAndTold() {
        var task = signing.task("contract");
        var waiting = only(task);

        var started =
                post(
                        path(waiting) + "/start",
                        "{\"signers\": [\"ann@example.com\"], \"message\": \"Please\"}");
        signing.sign(SignRig.path(started.at("/sign_url").textValue()), "Ann Example");
        rig.untilStatus(task, "completed");

        assertThat(waiting.get("state").textValue()).isEqualTo("waiting");
        assertThat(waiting.get("title").textValue()).isEqualTo("The contract");
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.at("/state").textValue()).isEqualTo("signing");
        assertThat(started.at("/active/0").textValue()).isEqualTo("ann@example.com");
        var signed = get(path(waiting)).json();
        assertThat(signed.get("state").textValue()).isEqualTo("signed");
        assertThat(signed.get("open").booleanValue()).isFalse();
        assertThat(signed.at("/signers/0/name").textValue()).isEqualTo("Ann Example");
        assertThat(signed.at("/signers/0/way").textValue()).isEqualTo("typed");
        assertThat(signed.at("/signers/0/address").textValue()).isEqualTo("127.0.0.1");
        assertThat(signed.at("/documents/0/sha256").textValue()).hasSize(64);
        assertThat(signed.at("/documents/0/signed/name").textValue())
                .isEqualTo("contract_signed.pdf");
        assertThat(signed.at("/documents/0/signed/sha256").textValue()).hasSize(64);
        assertThat(signed.toString()).doesNotContain("/sign/");
    }

    @Test
    void whatWaitsIsListedPageByPage() {
        var first = signing.task("contract");
        var second = signing.task("contract");

        var all = get("/signatures?limit=100").at("/items");
        var page = get("/signatures?limit=1");
        var next = get("/signatures?limit=1&cursor=" + page.at("/next").textValue());

        assertThat(all).extracting(one -> one.get("case_id").longValue()).contains(first, second);
        assertThat(next.at("/items/0/case_id")).isNotEqualTo(page.at("/items/0/case_id"));
        assertThat(get("/signatures?cursor=x").status()).isEqualTo(422);
    }

    @Test
    void whatIsSentIsJudged() {
        var signature = only(signing.task("collecting"));
        var start = path(signature) + "/start";

        assertThat(post(start, "{}").text()).contains("signers");
        assertThat(post(start, "{\"signers\": [\"ann\"]}").text()).contains("no email address");
        assertThat(post(start, "{\"signers\": [\"a@b.example\"]}").text())
                .contains("values", "place");
        assertThat(post(path(signature) + "/link", "{}").status()).isEqualTo(422);
        assertThat(post(path(signature) + "/link", "{\"signer\": \"a@b.example\"}").status())
                .isEqualTo(409);
        var body = "{\"signers\": [\"a@b.example\"], \"values\": {\"place\": \"Ghent\"}}";
        assertThat(post(start, body).at("/values/place").textValue()).isEqualTo("Ghent");
        assertThat(post(start, body).status()).isEqualTo(409);
        assertThat(get("/cases/" + signature.get("case_id") + "/signatures/9-9").status())
                .isEqualTo(404);
        assertThat(get("/cases/" + signature.get("case_id") + "/signatures/x").status())
                .isEqualTo(404);
    }

    @Test
    void theTrailTellsWhoStartedSignedAndGotALink() {
        var task = signing.task("contract");
        signing.begin(task, SignRig.ANN);
        signing.sign(signing.link(task, SignRig.ANN), "Ann");

        var trail = get("/audit?target=" + task).at("/items");

        assertThat(trail)
                .extracting(one -> one.get("verb").textValue())
                .contains("signature.start", "signature.link", "signature.sign");
    }

    @Test
    void anotherOrganizationSeesNothing() {
        var task = signing.task("contract");
        var other = rig.server().tenant("other");
        var theirs = "Authorization: Bearer " + rig.server().administrator(other);

        assertThat(rig.http().get("/api/v1/signatures", theirs).at("/items")).isEmpty();
        assertThat(rig.http().get("/api/v1/cases/" + task + "/signatures", theirs).status())
                .isEqualTo(404);
    }
}
