package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Whoever is signed in acts as themselves, and nobody else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ActingTest {

    private static final String ADMIN = "admin@acme.example";
    private static final String MEMBER = "member@acme.example";

    private final AdminRig rig = new AdminRig();
    private final AcmeThings acme = new AcmeThings(rig);
    private final Browser member = acme.signedIn("member");
    private final AdminClient token = rig.client(acme.token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void aDecisionIsTheirOwn() {
        var path = acme.path("approval");

        var forAnother = member.post(path + "/decision", decision(ADMIN));
        var own = member.post(path + "/decision", decision("MEMBER@acme.example"));
        var handed = member.post(path + "/delegations", handing(ADMIN, MEMBER));

        assertThat(forAnother.status()).isEqualTo(403);
        assertThat(forAnother.at("/type").asText()).isEqualTo("urn:caseloom:problem:only-yourself");
        assertThat(handed.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.at("/detail").asText()).startsWith(MEMBER + " may not decide it now");
        assertThat(token.post(path + "/delegations", handing(ADMIN, MEMBER)).status())
                .isEqualTo(200);

        var decided = member.post(path + "/decision", "{\"approved\": true}");

        assertThat(decided.status()).as(decided.whole()).isEqualTo(200);
        assertThat(decided.at("/decisions/0/by").asText()).isEqualTo(MEMBER);
        var deed = token.get("/audit?verb=approval.decide").items().path(0);
        assertThat(deed.at("/actor/kind").asText()).isEqualTo("member");
        assertThat(deed.at("/actor/name").asText()).isEqualTo(MEMBER);
        assertThat(deed.at("/actor/credential_id").asLong())
                .isEqualTo(member.get("/sessions").at("/items/0/id").asLong());
    }

    @Test
    void aCommentIsTheirOwn() {
        var made =
                member.post(
                        "/cases/" + acme.thing("case") + "/comments", "{\"text\": \"Looks fine\"}");

        assertThat(made.status()).as(made.whole()).isEqualTo(201);
        assertThat(made.text()).contains(MEMBER);
    }

    @Test
    void aSigningLinkIsForTheSignerOrAnAdministrator() {
        var path = acme.path("signature");
        var signers = "{\"signers\": [\"" + ADMIN + "\", \"" + MEMBER + "\"]}";
        var started = member.post(path + "/start", signers);

        assertThat(started.status()).as(started.whole()).isEqualTo(200);
        assertThat(started.at("/started_by").asText()).isEqualTo(MEMBER);
        assertThat(started.at("/sign_url").isNull()).isTrue();
        assertThat(member.post(path + "/link", signer(ADMIN)).status()).isEqualTo(403);
        assertThat(acme.signedIn("admin").post(path + "/link", signer(ADMIN)).status())
                .isEqualTo(200);
        assertThat(member.post(path + "/link", signer(MEMBER)).status()).isIn(200, 409);
    }

    private static String decision(String by) {
        return "{\"approved\": true, \"by\": \"" + by + "\"}";
    }

    private static String handing(String from, String to) {
        return "{\"from\": \"" + from + "\", \"to\": \"" + to + "\"}";
    }

    private static String signer(String email) {
        return "{\"signer\": \"" + email + "\"}";
    }
}
