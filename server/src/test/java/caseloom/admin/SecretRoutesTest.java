package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretRoutesTest {

    private static final String PATH = "/secrets";

    private static final String USING =
            """
            document: { dsl: '1.0.3', namespace: t, name: NAME, version: '1.0.0' }
            use: { secrets: [not-there] }
            do:
              - a: { set: { a: 1 } }
            """;

    private final AdminRig rig = new AdminRig();
    private final AdminClient admin = rig.client(rig.tenant("acme", false).token());
    private final AdminClient foreign = rig.client(rig.tenant("other", false).token());
    private final AdminClient installation = rig.client(rig.tenant("all", true).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aSecretIsSetListedSetAgainAndDeletedAndNeverShown() {
        var made = set(admin, "token", "open sesame");
        var again = set(admin, "token", "open barley");

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(made.id());
        var list = admin.get(PATH);
        assertThat(list.items()).anyMatch(one -> one.equals(again.body()));
        assertThat(made.body() + "" + again.body() + list.body()).doesNotContain("open");
        assertThat(foreign.get(PATH).items()).isEmpty();
        assertThat(foreign.delete(PATH + "/token").status()).isEqualTo(404);
        assertThat(admin.delete(PATH + "/token").status()).isEqualTo(204);
        assertThat(admin.delete(PATH + "/token").status()).isEqualTo(404);
    }

    @Test
    void theAuditTrailTellsWhoSetWhichSecretAndNotToWhat() {
        set(admin, "audited", "open sesame");
        admin.delete(PATH + "/audited");

        var trail = admin.get("/audit").body().toString();

        assertThat(trail).contains("secret.set", "secret.delete", "audited");
        assertThat(trail).doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7up", "a.b", "-a", "a%20b"})
    void aNameThatNoWorkflowCouldWriteIsRefused(String name) {
        var refused = set(admin, name, "open sesame");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("a letter first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\": \"short\"}", "{\"value\": 12345678}"})
    void aValueThatIsNoSecretIsRefusedWithoutRepeatingIt(String body) {
        var refused = admin.send("PUT", PATH + "/token", body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .contains("\"value\"")
                .doesNotContain("short\"", "12345678");
    }

    @Test
    void anOrganizationHasOnlySoMany() {
        var fresh = rig.tenant("many", false);
        rig.db()
                .system(tx ->
                        tx.change(
                                "insert into secrets (organization_id, name, sealed, set_by,"
                                        + " created_at, set_at)"
                                        + " select organization_id, 'a' || n, 'x', id, now(), now()"
                                        + " from members, generate_series(1, ?) n"
                                        + " where organization_id = ?",
                                Secrets.MOST,
                                fresh.created().id().value()));
        var client = rig.client(fresh.token());

        assertThat(set(client, "more", "open sesame").status()).isEqualTo(409);
        assertThat(set(client, "a1", "open sesame").status()).isEqualTo(200);
    }

    @Test
    void aWorkflowWhoseSecretIsMissingIsNotPublished() {
        var pushed = admin.send("POST", "/workflows", USING.replace("NAME", "missing"));
        var publish =
                "/workflows/" + pushed.body().path("workflow").path("id").asText() + "/publish";

        var refused = admin.send("POST", publish, "");
        set(admin, "not-there", "open sesame");
        var published = admin.send("POST", publish, "");

        assertThat(pushed.body().toString()).contains("no secret `not-there`");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString()).contains("not-there", "secret set not-there");
        assertThat(published.status()).isEqualTo(201);
    }

    @Test
    void onlyTheInstallationChangesTheMasterKey() {
        assertThat(admin.send("POST", "/master-key/rotate", "").status()).isEqualTo(403);

        var rotated = installation.send("POST", "/master-key/rotate", "");

        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.body().path("data_keys").asInt(-1)).isZero();
        assertThat(rotated.body().path("master_key").asText()).matches("[0-9a-f]{16}");
    }

    private static AdminClient.Reply set(AdminClient client, String name, String value) {
        var body = Json.write(Json.object().put("value", value));
        return client.send("PUT", PATH + "/" + name, body);
    }
}
