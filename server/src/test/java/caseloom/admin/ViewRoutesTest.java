package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ViewRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    private final AdminClient third = rig.client(rig.tenant("third", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aViewIsKeptUnderItsNameUntilItIsForgotten() {
        var made = acme.post("/views", "{\"name\": \"Mine\", \"query\": \"status:Open\"}");
        var again = acme.post("/views", "{\"name\": \"Mine\", \"query\": \"status:Error\"}");
        acme.post("/views", "{\"name\": \"All\", \"query\": \"\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(made.id());
        assertThat(acme.get("/views").items().findValuesAsText("name"))
                .containsExactly("All", "Mine");
        assertThat(acme.get("/views").items().path(1).path("query").asText())
                .isEqualTo("status:Error");
        assertThat(other.get("/views").items()).isEmpty();
        assertThat(other.delete("/views/" + made.id()).status()).isEqualTo(404);

        assertThat(acme.delete("/views/" + made.id()).status()).isEqualTo(204);
        assertThat(acme.delete("/views/" + made.id()).status()).isEqualTo(404);
    }

    @Test
    void noMoreAreKeptThanMayBe() {
        for (var number = 1; number <= 100; number++) {
            assertThat(save(number).status()).isEqualTo(201);
        }

        assertThat(save(101).status()).isEqualTo(422);
        assertThat(save(7).status()).isEqualTo(200);
        assertThat(other.post("/views", "{\"name\": \"\", \"query\": 1}").status()).isEqualTo(422);
    }

    private AdminClient.Reply save(int number) {
        return third.post("/views", "{\"name\": \"v" + number + "\", \"query\": \"\"}");
    }
}
