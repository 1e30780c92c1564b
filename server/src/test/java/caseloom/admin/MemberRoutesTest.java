package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.access.KeyEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberRoutesTest {

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant acme = rig.tenant("acme", false);
    private final AdminRig.Tenant other = rig.tenant("other", false);
    private final AdminClient admin = rig.client(acme.token());
    private final AdminClient foreign = rig.client(other.token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l20_emailsAreComparedWithoutRegardToCaseAndKeptAsWritten() {
        var made = create("{\"email\": \"Zoë.Ångström@Example.com\"}");

        var found = rig.members().active(acme.created().id(), "ZOË.ÅNGSTRÖM@example.COM");

        assertThat(found.orElseThrow().email()).isEqualTo("Zoë.Ångström@Example.com");
        assertThat(found.orElseThrow().id()).isEqualTo(made.id());
        assertThat(admin.post("/members", "{\"email\": \"zoë.ångström@EXAMPLE.com\"}").fault())
                .isEqualTo("email");
    }

    @Test
    void l21_onlyActiveMembersOfTheOrganizationAreFound() {
        var made = create("{\"email\": \"bob@acme.example\"}");
        var organization = acme.created().id();
        assertThat(rig.members().active(organization, "bob@acme.example")).isPresent();
        assertThat(rig.members().active(other.created().id(), "bob@acme.example")).isEmpty();
        assertThat(rig.members().active(organization, "nobody@acme.example")).isEmpty();
        assertThat(rig.members().active(organization, "no address")).isEmpty();

        change(made, "{\"state\": \"inactive\"}");
        assertThat(rig.members().active(organization, "bob@acme.example")).isEmpty();
        change(made, "{\"state\": \"active\"}");
        assertThat(rig.members().active(organization, "bob@acme.example")).isPresent();
        create("{\"email\": \"nobody@acme.example\"}");
        assertThat(rig.members().active(organization, "nobody@acme.example")).isPresent();
    }

    @Test
    void l279_aMemberHasOneOfFourRoles() {
        for (var role : List.of("admin", "editor", "member", "viewer")) {
            var made =
                    create(
                            "{\"email\": \""
                                    + role
                                    + "@roles.example\", \"role\": \""
                                    + role
                                    + "\"}");
            assertThat(made.body().path("role").asText()).isEqualTo(role);
            assertThat(made.body().path("state").asText()).isEqualTo("active");
        }
        assertThat(create("{\"email\": \"e@roles.example\"}").body().path("role").asText())
                .isEqualTo("member");
        assertThat(admin.post("/members", "{\"email\": \"f@g\", \"role\": \"owner\"}").fault())
                .isEqualTo("role");
    }

    @Test
    void l280_aKeyWorksWhateverTheRoleAndStateOfItsOwner() {
        var owner = create("{\"email\": \"gone@acme.example\", \"role\": \"viewer\"}");
        var key =
                admin.post("/keys", "{\"name\": \"a\", \"owner\": \"gone@acme.example\"}")
                        .body()
                        .path("key")
                        .asText();

        change(owner, "{\"state\": \"inactive\"}");

        assertThat(rig.keyEntrance().enter(List.of(key))).isInstanceOf(KeyEntry.Admitted.class);
    }

    @Test
    void membersAreListedByNumberAndFoundByEmail() {
        var made = create("{\"email\": \"Carl@acme.example\", \"role\": \"editor\"}");

        var found = admin.get("/members?email=carl%40ACME.example");
        var first = admin.get("/members?limit=1");

        assertThat(found.items()).containsExactly(made.body());
        assertThat(admin.get("/members?email=x%40y").items()).isEmpty();
        assertThat(admin.get("/members/" + made.id()).body()).isEqualTo(made.body());
        assertThat(first.items().path(0).path("email").asText()).isEqualTo("admin@acme.example");
        assertThat(first.body().path("next").isTextual()).isTrue();
    }

    @Test
    void theLastActiveAdministratorStaysOne() {
        var root = rig.tenant("lonely", false);
        var client = rig.client(root.token());
        var path = "/members/" + root.created().administrator().id();

        assertThat(client.send("PATCH", path, "{\"role\": \"member\"}").status()).isEqualTo(409);
        assertThat(client.send("PATCH", path, "{\"state\": \"inactive\"}").status()).isEqualTo(409);
        client.post("/members", "{\"email\": \"second@x.example\", \"role\": \"admin\"}");
        assertThat(client.send("PATCH", path, "{\"role\": \"member\"}").status()).isEqualTo(200);
        assertThat(rig.members().firstAdministrator(root.created().id()).orElseThrow().email())
                .isEqualTo("second@x.example");
    }

    @Test
    void ofTwoAdministratorsWhoLeaveAtOnceOneStays() throws Exception {
        var root = rig.tenant("crowded", false);
        var client = rig.client(root.token());
        var second =
                client.post("/members", "{\"email\": \"b@crowded.example\", \"role\": \"admin\"}");
        List<Callable<Integer>> leaving =
                List.of(
                        () -> leave(client, root.created().administrator().id()),
                        () -> leave(client, second.id()));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var done : threads.invokeAll(leaving)) {
                statuses.add(done.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void wrongMembersAreRefusedByMember() {
        var made = create("{\"email\": \"dan@acme.example\"}");

        assertThat(admin.post("/members", "{}").fault()).isEqualTo("email");
        assertThat(admin.post("/members", "{\"email\": \"dan\"}").fault()).isEqualTo("email");
        assertThat(admin.post("/members", "{\"email\": \"d an@b\"}").fault()).isEqualTo("email");
        assertThat(change(made, "{\"state\": \"gone\"}").fault()).isEqualTo("state");
        assertThat(change(made, "{\"email\": \"d@e\"}").fault()).isEqualTo("email");
        assertThat(change(made, "{}").body()).isEqualTo(made.body());
    }

    @Test
    void foreignMembersAnswerLikeUnknownOnes() {
        var made = create("{\"email\": \"eve@acme.example\"}");

        for (var number : List.of(Long.toString(made.id()), "999999", "x")) {
            assertThat(foreign.get("/members/" + number).status()).isEqualTo(404);
            assertThat(
                            foreign.send("PATCH", "/members/" + number, "{\"state\": \"inactive\"}")
                                    .status())
                    .isEqualTo(404);
        }
        assertThat(foreign.get("/members?email=eve%40acme.example").items()).isEmpty();
        assertThat(foreign.post("/members", "{\"email\": \"eve@acme.example\"}").status())
                .isEqualTo(201);
    }

    private static int leave(AdminClient client, long member) {
        return client.send("PATCH", "/members/" + member, "{\"state\": \"inactive\"}").status();
    }

    private AdminClient.Reply create(String body) {
        var made = admin.post("/members", body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made;
    }

    private AdminClient.Reply change(AdminClient.Reply member, String body) {
        return admin.send("PATCH", "/members/" + member.id(), body);
    }
}
