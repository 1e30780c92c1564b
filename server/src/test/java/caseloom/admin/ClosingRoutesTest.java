package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.access.KeyEntry;
import caseloom.access.NewKey;
import caseloom.audit.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Closing and reopening organizations, as the installation does it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosingRoutesTest {

    private static final String CASE = "{\"attributes\": {\"amount\": 1}}";

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant home = rig.tenant("home", true);
    private final AdminClient installation = rig.client(home.token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void anOrganizationIsClosedOnceAndReopenedOnce() {
        var tenant = rig.tenant("once", false);
        var path = "/organizations/" + tenant.organization();

        var closed = installation.post(path + "/close", "");
        var twice = installation.post(path + "/close", "");
        var listed = installation.get("/organizations?limit=200").items();
        var reopened = installation.post(path + "/reopen", "");
        var again = installation.post(path + "/reopen", "");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.body().path("closed_at").asText()).isEqualTo(now());
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.body().path("detail").asText()).contains("closed already");
        assertThat(listed).contains(closed.body());
        assertThat(reopened.body().path("closed_at").isNull()).isTrue();
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void itsOwnTokenIsRefusedUntilItIsReopened() {
        var tenant = rig.tenant("refused", false);
        var own = rig.client(tenant.token());
        var api = rig.client(rig.apiToken(tenant));
        assertThat(own.get("/me").status()).isEqualTo(200);

        close(tenant);

        assertThat(own.get("/me").status()).isEqualTo(401);
        assertThat(own.get("/workflows?organization=" + tenant.organization()).status())
                .isEqualTo(401);
        assertThat(api.post("/events", "{}").status()).isEqualTo(401);
        reopen(tenant);
        assertThat(own.get("/me").body().at("/organization/closed_at").isNull()).isTrue();
    }

    @Test
    void onlyTheInstallationMayAndOnlyForWhatThereIs() {
        var tenant = rig.tenant("asked", false);
        var own = rig.client(tenant.token());

        for (var verb : List.of("/close", "/reopen")) {
            var path = "/organizations/" + tenant.organization() + verb;
            assertThat(own.post(path, "").status()).isEqualTo(403);
            assertThat(installation.post("/organizations/999999" + verb, "").status())
                    .isEqualTo(404);
            assertThat(installation.post("/organizations/x" + verb, "").status()).isEqualTo(404);
        }
    }

    @Test
    void nobodyClosesTheOrganizationOfTheirOwnToken() {
        var path = "/organizations/" + home.organization() + "/close";
        var other = rig.tenant("beside", false);

        var refused = installation.post(path, "");
        var inAnotherName = installation.post(path + "?organization=" + other.organization(), "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText()).contains("Your token belongs to");
        assertThat(inAnotherName.status()).isEqualTo(409);
        assertThat(installation.get("/me").status()).isEqualTo(200);
    }

    /// Both at once would leave nobody who could open either again.
    @Test
    void ofTwoThatCloseEachOthersOneStaysOpen() throws Exception {
        for (var round = 0; round < 10; round++) {
            var one = rig.tenant("one" + round, true);
            var two = rig.tenant("two" + round, true);

            try (var threads = Executors.newFixedThreadPool(2)) {
                Callable<AdminClient.Reply> first = () -> closedBy(one, two);
                Callable<AdminClient.Reply> second = () -> closedBy(two, one);
                var statuses = new ArrayList<Integer>();
                for (var reply : threads.invokeAll(List.of(first, second))) {
                    statuses.add(reply.get().status());
                }

                assertThat(statuses).containsOnlyOnce(200).containsAnyOf(401, 409);
            }
        }
    }

    @Test
    void theInstallationReadsStopsAndTakesAwayButMakesNothing() {
        var tenant = rig.tenant("still", false);
        var own = rig.client(tenant.token());
        var workflow = own.publish(Documents.waiting("still"));
        var made = own.post("/workflows/" + workflow + "/cases", CASE);
        var run = own.get("/cases/" + made.id() + "/runs").items().path(0).path("id").asLong();
        var token = own.post("/tokens", "{\"name\": \"leaked\"}").id();
        var key = own.post("/keys", "{\"name\": \"leaked\"}").id();
        close(tenant);
        var there = "?organization=" + tenant.organization();

        assertThat(installation.get("/cases/" + made.id() + there).status()).isEqualTo(200);
        assertThat(installation.get("/me" + there).body().at("/organization/closed_at").asText())
                .isEqualTo(now());
        for (var path :
                List.of(
                        "/workflows",
                        "/workflows/" + workflow + "/publish",
                        "/workflows/" + workflow + "/cases",
                        "/runs/" + run + "/resume",
                        "/runs/" + run + "/skip",
                        "/events",
                        "/tokens",
                        "/keys",
                        "/members")) {
            var refused = installation.post(path + there, "{}");
            assertThat(refused.status()).as(path).isEqualTo(409);
            assertThat(refused.body().path("detail").asText()).contains("Reopen it first");
        }
        assertThat(installation.post("/runs/" + run + "/pause" + there, "").status())
                .isEqualTo(200);
        assertThat(installation.post("/runs/" + run + "/cancel" + there, "").status())
                .isEqualTo(200);
        assertThat(installation.delete("/tokens/" + token + there).status()).isEqualTo(204);
        assertThat(installation.post("/keys/" + key + "/revoke" + there, "").status())
                .isEqualTo(200);
        assertThat(installation.delete("/keys/" + key + there).status()).isEqualTo(204);
    }

    @Test
    void theDeedStandsInTheTrailOfBoth() {
        var tenant = rig.tenant("noted", false);
        close(tenant);
        reopen(tenant);

        var query = "/audit?target_kind=organization&target=" + tenant.organization();
        var here = installation.get(query).items();
        var there = rig.client(tenant.token()).get(query).items();

        assertThat(here.findValuesAsText("verb"))
                .startsWith("organization.reopen", "organization.close");
        assertThat(there.findValuesAsText("verb"))
                .containsExactly("organization.reopen", "organization.close");
    }

    @Test
    void nodesThatDidNotCloseItLearnOfItWithinASecond() {
        var tenant = rig.tenant("nodes", false);
        var owner = tenant.created().administrator().id();
        var key =
                rig.keys()
                        .create(
                                Actor.system(tenant.created().id()),
                                new NewKey("k", owner, 0, null))
                        .value();
        var elsewhere = rig.otherKeyEntrance();
        assertThat(elsewhere.enter(List.of(key))).isInstanceOf(KeyEntry.Admitted.class);

        close(tenant);

        assertThat(rig.keyEntrance().enter(List.of(key))).isInstanceOf(KeyEntry.Refused.class);
        rig.clock().forward(Duration.ofSeconds(1));
        assertThat(elsewhere.enter(List.of(key))).isInstanceOf(KeyEntry.Refused.class);
        assertThat(elsewhere.enterEvenClosed(List.of(key))).isEqualTo(new KeyEntry.Closed());
    }

    private AdminClient.Reply closedBy(AdminRig.Tenant closer, AdminRig.Tenant other) {
        return rig.client(closer.token())
                .post("/organizations/" + other.organization() + "/close", "");
    }

    private void close(AdminRig.Tenant tenant) {
        var reply = installation.post("/organizations/" + tenant.organization() + "/close", "");
        assertThat(reply.status()).isEqualTo(200);
    }

    private void reopen(AdminRig.Tenant tenant) {
        var reply = installation.post("/organizations/" + tenant.organization() + "/reopen", "");
        assertThat(reply.status()).isEqualTo(200);
    }

    private String now() {
        return rig.clock().instant().toString();
    }
}
