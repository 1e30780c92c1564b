package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.access.LegalEntities;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegalEntityRoutesTest {

    private static final String PATH = "/legal-entities";

    private final AdminRig rig = new AdminRig();
    private final AdminClient admin = rig.client(rig.tenant("acme", false).token());
    private final AdminClient foreign = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aLegalEntityIsMadeReadChangedAndDeleted() {
        var made =
                admin.post(
                        PATH,
                        "{\"name\": \"Acme Inc.\", \"entity_type\": \"corporation\","
                                + " \"jurisdiction\": \"Delaware\"}");
        var one = PATH + "/" + made.id();

        assertThat(made.status()).isEqualTo(201);
        assertThat(admin.get(one).body()).isEqualTo(made.body());
        var changed = admin.send("PATCH", one, "{\"name\": \"Acme\", \"jurisdiction\": \"\"}");
        assertThat(changed.body().path("name").asText()).isEqualTo("Acme");
        assertThat(changed.body().path("entity_type").asText()).isEqualTo("corporation");
        assertThat(changed.body().path("jurisdiction").asText("none")).isEmpty();
        assertThat(admin.delete(one).status()).isEqualTo(204);
        assertThat(admin.get(one).status()).isEqualTo(404);
        assertThat(admin.delete(one).status()).isEqualTo(404);
    }

    @Test
    void l43_entitiesAreOrderedByIdAndWhatIsUnsetIsEmpty() {
        var fresh = rig.tenant("ordered", false);
        var client = rig.client(fresh.token());
        assertThat(rig.legalEntities().all(fresh.created().id())).isEmpty();

        var b = client.post(PATH, "{\"name\": \"B\"}");
        var a = client.post(PATH, "{\"name\": \"A\", \"entity_type\": null}");

        var all = rig.legalEntities().all(fresh.created().id());
        assertThat(all).extracting(one -> one.id()).containsExactly(b.id(), a.id());
        assertThat(all).allMatch(one -> one.type().isEmpty() && one.jurisdiction().isEmpty());
        assertThat(client.get(PATH).items()).containsExactly(b.body(), a.body());
        assertThat(client.get(PATH + "?limit=1").body().path("next").isTextual()).isTrue();
    }

    @Test
    void anOrganizationHasOnlySoMany() {
        var fresh = rig.tenant("many", false);
        var filled =
                rig.db()
                        .<Integer>system(tx ->
                                tx.change(
                                        "insert into legal_entities"
                                                + " (organization_id, name, entity_type,"
                                                + " jurisdiction) select ?, 'one', '', ''"
                                                + " from generate_series(1, ?)",
                                        fresh.organization(),
                                        LegalEntities.MOST - 1));
        var client = rig.client(fresh.token());

        assertThat(filled).isEqualTo(LegalEntities.MOST - 1);
        assertThat(client.post(PATH, "{\"name\": \"last\"}").status()).isEqualTo(201);
        assertThat(client.post(PATH, "{\"name\": \"one more\"}").status()).isEqualTo(409);
        assertThat(rig.legalEntities().all(fresh.created().id())).hasSize(LegalEntities.MOST);
    }

    @Test
    void wrongLegalEntitiesAreRefusedByMember() {
        assertThat(admin.post(PATH, "{}").fault()).isEqualTo("name");
        assertThat(admin.post(PATH, "{\"name\": \" \"}").fault()).isEqualTo("name");
        assertThat(admin.post(PATH, "{\"name\": \"a\", \"entity_type\": 1}").fault())
                .isEqualTo("entity_type");
        var tooLong = "{\"name\": \"a\", \"jurisdiction\": \"" + "x".repeat(201) + "\"}";
        assertThat(admin.post(PATH, tooLong).fault()).isEqualTo("jurisdiction");
    }

    @Test
    void foreignLegalEntitiesAnswerLikeUnknownOnes() {
        var made = admin.post(PATH, "{\"name\": \"Secret\"}");

        for (var number : List.of(Long.toString(made.id()), "999999", "x")) {
            var one = PATH + "/" + number;
            assertThat(foreign.get(one).status()).isEqualTo(404);
            assertThat(foreign.send("PATCH", one, "{\"name\": \"a\"}").status()).isEqualTo(404);
            assertThat(foreign.delete(one).status()).isEqualTo(404);
        }
        assertThat(foreign.get(PATH).items()).isEmpty();
    }
}
