package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StatisticsRoutesTest {

    private static final String CASE = "{\"attributes\": {\"amount\": 1}}";

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void casesAreCountedByStatusAndByDay() {
        acme.publish(Documents.closing("closing"));
        acme.publish(Documents.failing("failing"));
        acme.publish(Documents.waiting("waiting"));
        create("closing");
        create("closing");
        create("failing");
        create("waiting");
        Probe.until(
                "the runs ended",
                () ->
                        today("").path("completed").asInt() == 2
                                && today("").path("failed").asInt() == 1);
        rig.refreshLists();

        var counted = acme.get("/statistics?days=3").body();
        assertThat(counted.path("statuses").toString())
                .isEqualTo(
                        """
                        [{"status":"Closed","count":2,"more":false},\
                        {"status":"Error","count":1,"more":false},\
                        {"status":"Open","count":1,"more":false}]\
                        """);
        assertThat(counted.path("days").findValuesAsText("day"))
                .containsExactly("2026-05-26", "2026-05-27", "2026-05-28");
        assertThat(today("").path("created").asInt()).isEqualTo(4);
        assertThat(counted.path("partial").asBoolean()).isFalse();
        // At noon in Greenwich it is the next day in the east of Kiribati.
        assertThat(today("?zone=Pacific/Kiritimati").path("day").asText()).isEqualTo("2026-05-29");
        assertThat(today("?zone=Pacific/Kiritimati").path("created").asInt()).isEqualTo(4);

        assertThat(other.get("/statistics").body().path("statuses")).isEmpty();
    }

    @Test
    void oddQuestionsAreRefused() {
        assertThat(acme.get("/statistics?days=0").fault()).isEqualTo("days");
        assertThat(acme.get("/statistics?days=91").fault()).isEqualTo("days");
        assertThat(acme.get("/statistics?zone=Moon").fault()).isEqualTo("zone");
    }

    private void create(String workflow) {
        assertThat(acme.post("/workflows/" + workflow + "/cases", CASE).status()).isEqualTo(201);
    }

    private JsonNode today(String query) {
        var days = acme.get("/statistics" + query).body().path("days");
        return days.path(days.size() - 1);
    }
}
