package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant home = rig.tenant("home", true);
    private final AdminRig.Tenant guest = rig.tenant("guest", false);
    private final AdminClient root = rig.client(home.token());
    private final AdminClient admin = rig.client(guest.token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void onlyAdministratorTokensComeIn() {
        var strangers =
                List.of("", "adm_" + "A".repeat(43), rig.apiToken(home), "ca_123", "nonsense");

        for (var token : strangers) {
            var reply = rig.client(token).get("/me");
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(reply.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
        }
        assertThat(rig.client("").get("/nothing").status()).isEqualTo(401);
    }

    @Test
    void meSaysWhoTheTokenBelongsTo() {
        var reply = admin.get("/me");

        assertThat(reply.body().path("organization").path("name").asText()).isEqualTo("guest");
        assertThat(reply.body().path("installation").asBoolean()).isFalse();
    }

    @Test
    void unknownPathsAndMethodsAreProblems() {
        assertThat(admin.get("/nothing").status()).isEqualTo(404);
        assertThat(admin.get("/me/").status()).isEqualTo(404);
        assertThat(admin.get("").status()).isEqualTo(404);
        var wrong = admin.delete("/cases");
        assertThat(wrong.status()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void tokensAreMadeListedAndRevoked() {
        var made =
                admin.post(
                        "/tokens",
                        "{\"name\": \"A form\", \"rate_limit\": 5,"
                                + " \"expires_at\": \"2030-01-01T00:00:00Z\"}");
        var listed = admin.get("/tokens");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("token").asText()).startsWith("api_");
        assertThat(listed.body().toString()).doesNotContain(made.body().path("token").asText());
        assertThat(listed.items().findValuesAsText("name")).contains("A form");
        assertThat(admin.delete("/tokens/" + made.id()).status()).isEqualTo(204);
        assertThat(admin.delete("/tokens/" + made.id()).status()).isEqualTo(404);
        assertThat(admin.delete("/tokens/none").status()).isEqualTo(404);
        assertThat(root.delete("/tokens/" + made.id()).status()).isEqualTo(404);
    }

    @Test
    void anAdministratorTokenWorksUntilItIsRevoked() {
        var made = admin.post("/tokens", "{\"name\": \"Second\", \"kind\": \"admin\"}");
        var second = rig.client(made.body().path("token").asText());

        assertThat(second.get("/me").status()).isEqualTo(200);
        admin.delete("/tokens/" + made.id());
        assertThat(second.get("/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenHasItsOwnRateLimitAndItsEnd() {
        var made =
                admin.post(
                        "/tokens",
                        "{\"name\": \"Slow\", \"kind\": \"admin\", \"rate_limit\": 1,"
                                + " \"expires_at\": \"2026-05-28T13:00:00Z\"}");
        var slow = rig.client(made.body().path("token").asText());

        assertThat(slow.get("/me").status()).isEqualTo(200);
        var refused = slow.get("/me");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        rig.clock().forward(Duration.ofHours(1));
        assertThat(slow.get("/me").status()).isEqualTo(401);
    }

    @Test
    void wrongTokensAreRefusedByMember() {
        assertThat(admin.post("/tokens", "{}").fault()).isEqualTo("name");
        assertThat(admin.post("/tokens", "{\"name\": \" \"}").fault()).isEqualTo("name");
        assertThat(admin.post("/tokens", "{\"name\": \"a\", \"kind\": \"root\"}").fault())
                .isEqualTo("kind");
        assertThat(admin.post("/tokens", "{\"name\": \"a\", \"rate_limit\": -1}").fault())
                .isEqualTo("rate_limit");
        assertThat(admin.post("/tokens", "{\"name\": \"a\", \"expires_at\": \"soon\"}").fault())
                .isEqualTo("expires_at");
        assertThat(
                        admin.post(
                                        "/tokens",
                                        "{\"name\": \"a\", \"expires_at\":"
                                                + " \"2020-01-01T00:00:00Z\"}")
                                .fault())
                .isEqualTo("expires_at");
        assertThat(admin.post("/tokens", "{\"name\": \"a\", \"scope\": \"api\"}").fault())
                .isEqualTo("scope");
        assertThat(admin.post("/tokens", "{\"name\": \"a\", \"installation\": true}").fault())
                .isEqualTo("installation");
    }

    @Test
    void onlyTheInstallationMakesTokensForTheInstallation() {
        var wanted = "{\"name\": \"All\", \"kind\": \"admin\", \"installation\": true}";

        assertThat(admin.post("/tokens", wanted).status()).isEqualTo(403);
        assertThat(root.post("/tokens", wanted).status()).isEqualTo(201);
    }

    @Test
    void organizationsAreForTheInstallationOnly() {
        var body = "{\"name\": \"New\", \"admin_email\": \"a@new.example\"}";

        assertThat(admin.get("/organizations").status()).isEqualTo(403);
        assertThat(admin.post("/organizations", body).status()).isEqualTo(403);
        var made = root.post("/organizations", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(root.get("/organizations").items().findValuesAsText("id"))
                .contains(Long.toString(made.id()));
        assertThat(root.get("/organizations?limit=1").body().path("next").isTextual()).isTrue();
    }

    @Test
    void wrongOrganizationsAreRefusedByMember() {
        assertThat(root.post("/organizations", "{}").body().path("errors")).hasSize(2);
        assertThat(
                        root.post("/organizations", "{\"name\": \"a\", \"admin_email\": \"me\"}")
                                .fault())
                .isEqualTo("admin_email");
    }

    @Test
    void theInstallationActsForAnotherOrganization() {
        var there = "?organization=" + guest.organization();

        var pushed = root.post("/workflows" + there, Documents.closing("from-outside"));
        var token = root.post("/tokens" + there, "{\"name\": \"From outside\"}");

        assertThat(pushed.status()).isEqualTo(201);
        assertThat(pushed.body().path("workflow").path("created_by").asLong())
                .isEqualTo(guest.created().administrator().id());
        assertThat(admin.get("/workflows/from-outside").status()).isEqualTo(200);
        assertThat(root.get("/workflows/from-outside").status()).isEqualTo(404);
        assertThat(admin.get("/tokens").items().findValuesAsText("id"))
                .contains(Long.toString(token.id()));
    }

    @Test
    void othersActForTheirOwnOrganizationOnly() {
        assertThat(admin.get("/me?organization=" + guest.organization()).status()).isEqualTo(200);
        var foreign = admin.get("/me?organization=" + home.organization());
        var unknown = admin.get("/me?organization=999999");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body().path("detail").asText().replaceAll("[0-9]+", "n"))
                .isEqualTo(unknown.body().path("detail").asText().replaceAll("[0-9]+", "n"));
        assertThat(root.get("/me?organization=999999").status()).isEqualTo(404);
        assertThat(root.get("/me?organization=x").status()).isEqualTo(404);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        var reply = admin.post("/workflows", "#".repeat(AdminApi.BODY_MOST + 1));

        assertThat(reply.status()).isEqualTo(413);
    }
}
