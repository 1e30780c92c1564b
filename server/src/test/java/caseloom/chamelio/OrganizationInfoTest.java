package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.TestServer;
import caseloom.access.KeyChange;
import caseloom.access.NewKey;
import caseloom.access.Organizations;
import caseloom.audit.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 3: the organization of a key.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrganizationInfoTest {

    private static final String PATH = "/users/org-info";

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l42_theAnswerHoldsTheOrganizationItsEntitiesAndTheKey() {
        var tenant = rig.server().tenant("l42");
        var organization = tenant.organization().id();
        var entity =
                TestServer.done(
                        rig.entities()
                                .create(
                                        Actor.system(organization),
                                        "Acme Inc.",
                                        "corporation",
                                        "Delaware"));
        var owner = tenant.organization().administrator().id();
        var key =
                rig.server()
                        .node()
                        .keys()
                        .create(Actor.system(organization), new NewKey("k", owner, 9, null));

        var reply = rig.http().get(PATH, KEY + key.value());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"org_name\":\"l42\",\"rate_limit_per_minute\":9,\"entities\":[{"
                                + "\"legal_entity_id\":"
                                + entity.id()
                                + ",\"name\":\"Acme Inc.\",\"entity_type\":\"corporation\","
                                + "\"jurisdiction\":\"Delaware\"}],\"api_key_id\":"
                                + key.id()
                                + "}");
    }

    @Test
    void l43_entitiesAreOrderedByIdAndWhatIsUnsetIsEmpty() {
        var tenant = rig.server().tenant("l43");
        var organization = tenant.organization().id();
        var first =
                TestServer.done(rig.entities().create(Actor.system(organization), "Zeta", "", ""));
        var second =
                TestServer.done(
                        rig.entities().create(Actor.system(organization), "Alpha", "llc", ""));

        var list = rig.http().get(PATH, KEY + rig.key(tenant, 0)).at("/entities");

        assertThat(list.toString())
                .isEqualTo(
                        "[{\"legal_entity_id\":"
                                + first.id()
                                + ",\"name\":\"Zeta\",\"entity_type\":\"\",\"jurisdiction\":\"\"},"
                                + "{\"legal_entity_id\":"
                                + second.id()
                                + ",\"name\":\"Alpha\",\"entity_type\":\"llc\","
                                + "\"jurisdiction\":\"\"}]");
    }

    @Test
    void l43_noEntitiesGiveAnEmptyList() {
        assertThat(rig.get(PATH).text()).contains("\"entities\":[]");
    }

    @Test
    void l44_withoutAValidKeyThereIsNoOrganization() {
        Expected.error(rig.http().get(PATH), 401, "API key required");
        Expected.error(rig.http().get(PATH, KEY + "ca_x"), 401, "Invalid API key");
    }

    @Test
    void l44_aClosedOrganizationIsNotFoundAndItsKeyIsSwitchedOffForAllElse() {
        var tenant = rig.server().tenant("l44");
        var key = KEY + rig.key(tenant, 0);
        close(tenant);

        Expected.error(rig.http().get(PATH, key), 404, "Organization not found");
        for (var path : List.of("/workflows", "/tasks", "/tasks/1", "/files/document_1")) {
            Expected.error(rig.http().get(path, key), 401, "API key is inactive");
        }
        var start = rig.http().post("/workflows/any/latest/initiate", "no JSON", key);
        Expected.error(start, 401, "API key is inactive");
        Expected.error(rig.http().get("/nowhere", key), 404, "Not Found");
    }

    @Test
    void l45_theOrganizationIsNotFoundOnlyWhileItIsClosedAndItsKeyExists() {
        var tenant = rig.server().tenant("l45");
        var actor = Actor.system(tenant.organization().id());
        var owner = tenant.organization().administrator().id();
        var keys = rig.server().node().keys();
        var made = keys.create(actor, new NewKey("k", owner, 1, null));
        var key = KEY + made.value();
        var off = keys.create(actor, new NewKey("off", owner, 0, null));
        TestServer.done(keys.change(actor, off.id(), KeyChange.switched(false)));
        close(tenant);

        Expected.error(rig.http().get(PATH, key), 404, "Organization not found");
        assertThat(rig.http().get(PATH, key).status()).isEqualTo(429);
        Expected.error(rig.http().get("/tasks", key), 401, "API key is inactive");
        Expected.error(rig.http().get(PATH, KEY + off.value()), 401, "API key is inactive");
        TestServer.done(keys.delete(actor, off.id()));
        Expected.error(rig.http().get(PATH, KEY + off.value()), 401, "Invalid API key");

        TestServer.done(organizations().reopen(actor, tenant.organization().id()));
        rig.server().clock().forward(Duration.ofMinutes(1));
        assertThat(rig.http().get(PATH, key).status()).isEqualTo(200);
    }

    private void close(TestServer.Tenant tenant) {
        var id = tenant.organization().id();
        TestServer.done(organizations().close(Actor.system(id), id));
    }

    private Organizations organizations() {
        return rig.server().node().organizations();
    }
}
