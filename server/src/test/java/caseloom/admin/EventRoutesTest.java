package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Events over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventRoutesTest {

    private static final String ONE = "application/cloudevents+json";
    private static final String EVENT =
            "{\"specversion\": \"1.0\", \"id\": \"%\", \"source\": \"/shop\", \"type\": \"paid\"}";

    private final AdminRig rig = new AdminRig();
    private AdminRig.Tenant acme;

    @BeforeAll
    void start() {
        acme = rig.tenant("acme", false);
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    private long stored(String id) {
        return rig.db()
                .system(tx ->
                        tx.first(
                                        "select count(*) from events where id = ?"
                                                + " and organization_id = ?",
                                        row -> row.getLong(1),
                                        id,
                                        acme.organization())
                                .orElseThrow());
    }

    @Test
    void anAnsweredEventIsOnDiskOnceHoweverOftenItIsSent() {
        var client = rig.client(acme.token()).sending("Content-Type", ONE);

        var first = client.post("/events", EVENT.replace("%", "a"));
        var second = client.post("/events", EVENT.replace("%", "a"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body().path("events").asInt()).isEqualTo(1);
        assertThat(second.status()).isEqualTo(202);
        assertThat(stored("a")).isOne();
    }

    @Test
    void programsThatSendCasesMaySendEvents() {
        var client = rig.client(rig.apiToken(acme)).sending("Content-Type", ONE);

        assertThat(client.post("/events", EVENT.replace("%", "b")).status()).isEqualTo(202);
        assertThat(client.get("/workflows").status()).isEqualTo(401);
        assertThat(stored("b")).isOne();
    }

    @Test
    void nobodyElseMay() {
        for (var token : new String[] {"", "ca_" + "0".repeat(43), "api_" + "0".repeat(43)}) {
            var client = rig.client(token).sending("Content-Type", ONE);
            assertThat(client.post("/events", EVENT.replace("%", "c")).status()).isEqualTo(401);
        }
        assertThat(stored("c")).isZero();
    }

    @Test
    void attributesMayComeAsHeaders() {
        var client =
                rig.client(acme.token())
                        .sending("Content-Type", "application/json")
                        .sending("ce-specversion", "1.0")
                        .sending("ce-id", "d")
                        .sending("ce-source", "/shop")
                        .sending("ce-type", "paid");

        assertThat(client.post("/events", "{\"amount\": 3}").status()).isEqualTo(202);
        assertThat(stored("d")).isOne();
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsStored() {
        var client =
                rig.client(acme.token())
                        .sending("Content-Type", "application/cloudevents-batch+json");

        var reply = client.post("/events", "[" + EVENT.replace("%", "e") + ", {}]");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.fault()).isEqualTo("[1].specversion");
        assertThat(client.post("/events", "{").status()).isEqualTo(400);
        assertThat(stored("e")).isZero();
    }
}
