package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.Probe;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.DatabaseFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditRoutesTest {

    private final AdminRig rig = new AdminRig();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void everyVerbOfManagementIsNotedWithWhoAndWhat() {
        var tenant = rig.tenant("all", true);
        var client = rig.client(tenant.token());
        var workflow = client.publish(Documents.waiting("audited"));
        var run = run(client, workflow);
        client.post("/runs/" + run + "/pause", "");
        client.post("/runs/" + run + "/resume", "");
        client.post("/runs/" + run + "/skip", "{\"output\": 1}");
        var again = client.post("/runs/" + run + "/restart", "").id();
        client.post("/runs/" + again + "/cancel", "");
        client.post("/workflows/" + workflow + "/offline", "");
        client.post("/workflows/" + workflow + "/online", "");
        client.delete("/workflows/" + workflow);
        manageAccess(client);

        var entries = client.get("/audit?limit=200").items();

        assertThat(entries.findValuesAsText("verb"))
                .startsWith(
                        "organization.create",
                        "entity.delete",
                        "entity.change",
                        "entity.create",
                        "member.change",
                        "member.create",
                        "key.delete",
                        "key.revoke",
                        "key.change",
                        "key.create",
                        "token.revoke",
                        "token.create",
                        "workflow.delete",
                        "workflow.online",
                        "workflow.offline",
                        "run.cancel",
                        "run.restart",
                        "run.skip",
                        "run.resume",
                        "run.pause",
                        "workflow.publish",
                        "workflow.push");
        var published = of(client, "workflow.publish");
        assertThat(published.path("target_kind").asText()).isEqualTo("workflow");
        assertThat(published.path("target_id").asLong()).isEqualTo(workflow);
        assertThat(published.at("/detail/version").asInt()).isEqualTo(1);
        assertThat(published.at("/actor/kind").asText()).isEqualTo("token");
        assertThat(published.at("/actor/member_id").asLong())
                .isEqualTo(tenant.created().administrator().id());
        assertThat(of(client, "run.restart").at("/detail/new_run_id").asLong()).isEqualTo(again);
        assertThat(of(client, "key.change").path("detail"))
                .isEqualTo(Json.stored("{\"rate_limit\": 7}"));
    }

    @Test
    void noSecretIsInTheTrail() {
        var client = rig.client(rig.tenant("secret", false).token());
        var token = client.post("/tokens", "{\"name\": \"t\"}").body().path("token").asText();
        var key = client.post("/keys", "{\"name\": \"k\"}").body().path("key").asText();

        var trail = client.get("/audit").body().toString();

        assertThat(token).isNotEmpty();
        assertThat(key).isNotEmpty();
        assertThat(trail).doesNotContain(token).doesNotContain(key);
    }

    @Test
    void whatIsRefusedIsNotNoted() {
        var client = rig.client(rig.tenant("refused", false).token());
        client.post("/tokens", "{\"name\": \"\"}");
        client.post("/runs/999999/pause", "");
        client.delete("/keys/999999");

        // What the rig made stands there as the installation's own.
        assertThat(client.get("/audit").items().findValuesAsText("verb"))
                .containsExactly("token.create");
    }

    @Test
    void theTrailIsReadInPagesAndByFilter() {
        var client = rig.client(rig.tenant("paged", false).token());
        var numbers = new ArrayList<Long>();
        for (var name : List.of("a", "b", "c", "d", "e")) {
            numbers.add(client.post("/tokens", "{\"name\": \"" + name + "\"}").id());
        }
        client.post("/keys", "{\"name\": \"k\"}");

        var first = client.get("/audit?verb=token.create&limit=2");
        var second =
                client.get(
                        "/audit?verb=token.create&limit=2&cursor="
                                + first.body().path("next").asText());
        var one = client.get("/audit?target_kind=token&target=" + numbers.getFirst());
        var none = client.get("/audit?before=2001-01-01T00:00:00Z");

        assertThat(first.items().findValuesAsText("target_id"))
                .containsExactly(numbers.get(4).toString(), numbers.get(3).toString());
        assertThat(second.items().findValuesAsText("target_id"))
                .containsExactly(numbers.get(2).toString(), numbers.get(1).toString());
        assertThat(one.items()).hasSize(1);
        assertThat(none.items()).isEmpty();
        assertThat(client.get("/audit?verbs=x").status()).isEqualTo(422);
    }

    @Test
    void anOrganizationReadsItsOwnTrailOnlyAndNeverChangesIt() {
        var mine = rig.tenant("mine", false);
        var client = rig.client(mine.token());
        client.post("/tokens", "{\"name\": \"mine\"}");
        var other = rig.client(rig.tenant("theirs", false).token());

        assertThat(other.get("/audit").body().toString()).doesNotContain("\"mine\"");
        var own = new OrganizationId(mine.organization());
        assertThatThrownBy(() -> rig.db().tx(own, tx -> tx.change("delete from audit")))
                .isInstanceOf(DatabaseFault.class)
                .hasMessageContaining("permission denied");
    }

    private static void manageAccess(AdminClient client) {
        var token = client.post("/tokens", "{\"name\": \"t\"}").id();
        client.delete("/tokens/" + token);
        var key = client.post("/keys", "{\"name\": \"k\"}").id();
        client.send("PATCH", "/keys/" + key, "{\"rate_limit\": 7}");
        client.post("/keys/" + key + "/revoke", "");
        client.delete("/keys/" + key);
        var member = client.post("/members", "{\"email\": \"ann@all.example\"}").id();
        client.send("PATCH", "/members/" + member, "{\"state\": \"inactive\"}");
        var entity = client.post("/legal-entities", "{\"name\": \"All Inc.\"}").id();
        client.send("PATCH", "/legal-entities/" + entity, "{\"jurisdiction\": \"DE\"}");
        client.delete("/legal-entities/" + entity);
        client.post("/organizations", "{\"name\": \"New\", \"admin_email\": \"a@new.example\"}");
    }

    private static JsonNode of(AdminClient client, String verb) {
        return client.get("/audit?verb=" + verb).items().path(0);
    }

    /// The run of a new case, which waits.
    private static long run(AdminClient client, long workflow) {
        var made =
                client.post(
                        "/workflows/" + workflow + "/cases", "{\"attributes\": {\"amount\": 1}}");
        Probe.until(
                "case " + made.id() + " waits",
                () -> history(client, made.id()).contains("step.waiting"));
        return client.get("/cases/" + made.id() + "/runs").items().path(0).path("id").asLong();
    }

    private static List<String> history(AdminClient client, long made) {
        return client.get("/cases/" + made + "/history").items().findValuesAsText("event");
    }
}
