package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aRunIsReadByItsNumberAndOfItsCase() {
        var made = create(Documents.waiting("read"));

        var runs = acme.get("/cases/" + made + "/runs");
        var run = acme.get("/runs/" + runs.items().path(0).path("id").asLong());

        assertThat(runs.items()).hasSize(1);
        assertThat(run.body().path("case_id").asLong()).isEqualTo(made);
        assertThat(run.body().path("input").path("attributes").path("amount").asInt()).isEqualTo(1);
        assertThat(run.body().path("output").isNull()).isTrue();
    }

    @Test
    void aLiveRunIsCancelledOnce() {
        var made = create(Documents.waiting("cancelled"));
        var run = run(made);

        var cancelled = acme.post("/runs/" + run + "/cancel", "");
        var again = acme.post("/runs/" + run + "/cancel", "");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.body().path("status").asText()).isEqualTo("cancelled");
        assertThat(acme.get("/cases/" + made).body().path("status").asText()).isEqualTo("Closed");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("detail").asText()).contains("cancelled");
    }

    @Test
    void aFailedRunIsRetriedAsANewOne() {
        var made = create(Documents.failing("retried"));
        var run = run(made);
        untilRun(run, "failed");

        var retried = acme.post("/runs/" + run + "/retry", "");
        untilRun(retried.id(), "failed");

        assertThat(retried.status()).isEqualTo(201);
        assertThat(retried.id()).isNotEqualTo(run);
        assertThat(acme.get("/cases/" + made + "/runs").items().findValuesAsText("status"))
                .containsExactly("failed", "failed");
    }

    @Test
    void aRunThatDidNotFailCannotBeRetried() {
        var run = run(create(Documents.waiting("alive")));

        var reply = acme.post("/runs/" + run + "/retry", "");

        assertThat(reply.status()).isEqualTo(409);
    }

    @Test
    void foreignRunsAnswerLikeUnknownOnes() {
        var run = run(create(Documents.waiting("foreign")));

        assertThat(other.get("/runs/" + run).status()).isEqualTo(404);
        for (var verb : List.of("/cancel", "/retry")) {
            assertThat(other.post("/runs/" + run + verb, "").status()).isEqualTo(404);
            assertThat(acme.post("/runs/999999" + verb, "").status()).isEqualTo(404);
            assertThat(acme.post("/runs/zero" + verb, "").status()).isEqualTo(404);
        }
    }

    private long create(String document) {
        var workflow = acme.publish(document);
        var made =
                acme.post("/workflows/" + workflow + "/cases", "{\"attributes\": {\"amount\": 1}}");
        return made.id();
    }

    private long run(long made) {
        return acme.get("/cases/" + made + "/runs").items().path(0).path("id").asLong();
    }

    private void untilRun(long run, String status) {
        Probe.until(
                "run " + run + " is " + status,
                () -> acme.get("/runs/" + run).body().path("status").asText().equals(status));
    }
}
