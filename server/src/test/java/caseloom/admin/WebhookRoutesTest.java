package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Managing webhooks over our own API; every answer is held against its description.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookRoutesTest {

    private static final String PATH = "/webhooks";

    private static final String ENDPOINT =
            "{\"url\": \"https://127.0.0.1:1/hooks\", \"events\": [\"flows.tasks.created\"]}";

    private final AdminRig rig = new AdminRig();
    private final AdminClient admin = rig.client(rig.tenant("acme", false).token());
    private final AdminClient foreign = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void anEndpointIsMadePausedChangedRotatedAndDeleted() {
        var made = admin.post(PATH + "/endpoints", ENDPOINT);
        var one = PATH + "/" + made.id();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("secret").asText()).hasSize(43);
        assertThat(admin.get(one).body().has("secret")).isFalse();
        assertThat(admin.post(one + "/pause", "").body().path("state").asText())
                .isEqualTo("paused");
        assertThat(admin.post(one + "/pause", "").status()).isEqualTo(409);
        assertThat(admin.post(one + "/resume", "").body().path("state").asText())
                .isEqualTo("active");
        assertThat(admin.post(one + "/resume", "").status()).isEqualTo(409);
        var changed = admin.send("PATCH", one, "{\"events\": [\"flows.tasks.completed\"]}");
        assertThat(changed.body().path("events").toString())
                .isEqualTo("[\"flows.tasks.completed\"]");
        var rotated = admin.post(one + "/rotate", "");
        assertThat(rotated.body().path("secret").asText())
                .hasSize(43)
                .isNotEqualTo(made.body().path("secret").asText());
        assertThat(admin.delete(one).status()).isEqualTo(204);
        assertThat(admin.get(one).status()).isEqualTo(404);
        assertThat(admin.get("/audit?target_kind=webhook&target=" + made.id()).items())
                .extracting(entry -> entry.path("verb").asText())
                .containsExactly(
                        "webhook.delete",
                        "webhook.rotate",
                        "webhook.change",
                        "webhook.resume",
                        "webhook.pause",
                        "webhook.create");
    }

    @Test
    void whatIsWrongIsToldByMember() {
        assertThat(admin.post(PATH + "/endpoints", "{\"url\": \"ftp://x\"}").status())
                .isEqualTo(422);
        assertThat(
                        admin.post(
                                        PATH + "/endpoints",
                                        "{\"url\": \"ftp://x\", \"events\":"
                                                + " [\"flows.tasks.created\"]}")
                                .fault())
                .isEqualTo("url");
        assertThat(
                        admin.post(
                                        PATH + "/endpoints",
                                        "{\"url\": \"http://x\", \"events\": [\"case.closed\"]}")
                                .fault())
                .isEqualTo("events");
        assertThat(
                        admin.post(
                                        PATH + "/subscriptions",
                                        "{\"connection\": 99, \"path\": \"/x\","
                                                + " \"event\": \"case.closed\"}")
                                .fault())
                .isEqualTo("connection");
        var made = admin.post(PATH + "/endpoints", ENDPOINT);
        var far = "{\"from\": \"2026-05-30T12:00:00Z\"}";
        assertThat(admin.post(PATH + "/" + made.id() + "/rotate", far).fault()).isEqualTo("from");
        assertThat(admin.get("/deliveries?status=gone").fault()).isEqualTo("status");
    }

    @Test
    void aSubscriptionKeepsItsConnection() {
        var connection =
                admin.post(
                        "/connections",
                        "{\"name\": \"receiver\", \"base_url\": \"https://127.0.0.1:1\"}");
        var made =
                admin.post(
                        PATH + "/subscriptions",
                        "{\"connection\": "
                                + connection.id()
                                + ", \"path\": \"/x\", \"event\": \"case.closed\"}");

        assertThat(made.body().path("secret").asText()).startsWith("whsec_");
        assertThat(admin.delete("/connections/" + connection.id()).status()).isEqualTo(409);
        assertThat(admin.send("PATCH", PATH + "/" + made.id(), "{}").status()).isEqualTo(409);
        admin.delete(PATH + "/" + made.id());
        assertThat(admin.delete("/connections/" + connection.id()).status()).isEqualTo(204);
    }

    @Test
    void nobodySeesWebhooksOfOthers() {
        var made = admin.post(PATH + "/endpoints", ENDPOINT);
        var one = PATH + "/" + made.id();

        assertThat(foreign.get(one).status()).isEqualTo(404);
        assertThat(foreign.post(one + "/pause", "").status()).isEqualTo(404);
        assertThat(foreign.post(one + "/test", "").status()).isEqualTo(404);
        assertThat(foreign.post(one + "/replay", "").status()).isEqualTo(404);
        assertThat(foreign.delete(one).status()).isEqualTo(404);
        assertThat(foreign.get(PATH).items()).isEmpty();
    }

    @Test
    void aTestEventIsInTheLogAndCanBeSentAgainOnceItEnded() {
        var made = admin.post(PATH + "/endpoints", ENDPOINT);
        var webhook = PATH + "/" + made.id();

        var sent = admin.post(webhook + "/test", "");
        var one = "/deliveries/" + sent.id();

        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.body().at("/payload/event").asText()).isEqualTo("webhook.test");
        Probe.until(
                "the attempt is recorded", () -> !admin.get(one).body().path("attempts").isEmpty());
        assertThat(admin.get(one).body().at("/attempts/0/outcome").asText()).isEqualTo("failed");
        assertThat(admin.post(one + "/replay", "").status()).isEqualTo(409);
        assertThat(admin.get("/deliveries?webhook=" + made.id()).items()).hasSize(1);
        assertThat(admin.get("/deliveries?status=undelivered&webhook=" + made.id()).items())
                .isEmpty();
        assertThat(admin.post(webhook + "/replay", "").body().path("replayed").asInt()).isZero();
        assertThat(foreign.get(one).status()).isEqualTo(404);
        assertThat(foreign.get("/deliveries").items()).isEmpty();
    }
}
