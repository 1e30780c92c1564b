package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What an operator does with a run beside cancelling and retrying it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunVerbsTest {

    private final AdminRig rig = new AdminRig();
    private final AdminClient acme = rig.client(rig.tenant("acme", false).token());
    private final AdminClient other = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aRunIsPausedOnceAndResumedOnce() {
        var run = run(create(Documents.waiting("held")));

        var paused = acme.post("/runs/" + run + "/pause", "");
        var again = acme.post("/runs/" + run + "/pause", "");
        var resumed = acme.post("/runs/" + run + "/resume", "");
        var more = acme.post("/runs/" + run + "/resume", "");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.body().path("status").asText()).isEqualTo("running");
        assertThat(paused.body().path("paused_at").asText()).isNotEmpty();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("detail").asText()).startsWith("The run is paused;");
        assertThat(resumed.body().path("paused_at").isNull()).isTrue();
        assertThat(more.status()).isEqualTo(409);
        assertThat(more.body().path("detail").asText())
                .isEqualTo("The run is running; only a paused run can be resumed.");
    }

    @Test
    void anEndedRunCannotBePaused() {
        var run = run(create(Documents.closing("ended")));
        untilRun(run, "completed");

        assertThat(acme.post("/runs/" + run + "/pause", "").status()).isEqualTo(409);
    }

    @Test
    void anEndedRunStartsAgainOnItsCaseAndOnlyTheLastOne() {
        var made = create(Documents.closing("again"));
        var run = run(made);
        untilRun(run, "completed");

        var restarted = acme.post("/runs/" + run + "/restart", "");
        untilRun(restarted.id(), "completed");
        var old = acme.post("/runs/" + run + "/restart", "");

        assertThat(restarted.status()).isEqualTo(201);
        assertThat(restarted.body().path("case_id").asLong()).isEqualTo(made);
        assertThat(old.status()).isEqualTo(409);
        assertThat(acme.get("/cases/" + made).body().path("status").asText()).isEqualTo("Closed");
        assertThat(events(made)).containsSubsequence("run.restarted", "status.changed");
    }

    @Test
    void aLiveRunIsNotRestartedBesideItself() {
        var made = create(Documents.waiting("one-at-a-time"));
        var run = run(made);

        assertThat(acme.post("/runs/" + run + "/restart", "").status()).isEqualTo(409);
        assertThat(acme.get("/cases/" + made + "/runs").items()).hasSize(1);
    }

    @Test
    void aCancelledRunStartsAgain() {
        var made = create(Documents.waiting("back"));
        var run = run(made);
        acme.post("/runs/" + run + "/cancel", "");

        var restarted = acme.post("/runs/" + run + "/restart", "");
        untilRun(restarted.id(), "running");

        assertThat(acme.get("/cases/" + made).body().path("status").asText()).isEqualTo("Open");
    }

    @Test
    void aWaitingStepIsSkippedAndItsRunGoesOn() {
        var run = run(create(Documents.waiting("skipped")));
        untilRun(run, "running");

        var skipped = acme.post("/runs/" + run + "/skip", "{\"output\": {\"given\": true}}");

        assertThat(skipped.status()).isEqualTo(200);
        assertThat(skipped.id()).isEqualTo(run);
        assertThat(skipped.body().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void theFailedStepOfARunIsSkippedInANewRun() {
        var made = create(Documents.failing("gone-on"));
        var run = run(made);
        untilRun(run, "failed");

        var skipped =
                acme.post("/runs/" + run + "/skip", "{\"step\": \"/do/0/fail\", \"output\": {}}");

        assertThat(skipped.status()).isEqualTo(201);
        assertThat(skipped.id()).isNotEqualTo(run);
        assertThat(skipped.body().path("status").asText()).isEqualTo("completed");
        assertThat(acme.get("/cases/" + made).body().path("status").asText()).isEqualTo("Closed");
        assertThat(acme.get("/runs/" + run).body().path("status").asText()).isEqualTo("failed");
        assertThat(events(made)).contains("step.skipped");
    }

    @Test
    void aStepThatCannotBeSkippedIsRefusedAndNoRunIsMade() {
        var made = create(Documents.failing("refused"));
        var run = run(made);
        untilRun(run, "failed");

        var refused =
                acme.post("/runs/" + run + "/skip", "{\"step\": \"/do/7/no\", \"output\": {}}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText())
                .contains("The run is failed;")
                .contains("`/do/7/no`")
                .contains("`/do/0/fail`");
        assertThat(acme.get("/cases/" + made + "/runs").items()).hasSize(1);
        assertThat(acme.get("/cases/" + made).body().path("status").asText()).isEqualTo("Error");
    }

    @Test
    void aSkipWithoutAnOutputNamesTheMember() {
        var run = run(create(Documents.waiting("silent")));

        var refused = acme.post("/runs/" + run + "/skip", "{}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fault()).isEqualTo("output");
    }

    @Test
    void foreignRunsAnswerLikeUnknownOnesToEveryVerb() {
        var run = run(create(Documents.waiting("foreign")));

        for (var verb : List.of("/pause", "/resume", "/restart")) {
            assertThat(other.post("/runs/" + run + verb, "").status()).isEqualTo(404);
            assertThat(acme.post("/runs/999999" + verb, "").status()).isEqualTo(404);
        }
        assertThat(other.post("/runs/" + run + "/skip", "{\"output\": 1}").status()).isEqualTo(404);
        assertThat(acme.get("/runs/" + run).body().path("paused_at").isNull()).isTrue();
    }

    private List<String> events(long made) {
        return acme.get("/cases/" + made + "/history").items().findValuesAsText("event");
    }

    private long create(String document) {
        var workflow = acme.publish(document);
        return acme.post("/workflows/" + workflow + "/cases", "{\"attributes\": {\"amount\": 1}}")
                .id();
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
