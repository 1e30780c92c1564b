package caseloom.accounts;

import static caseloom.accounts.Staff.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Browser;
import caseloom.Reply;
import caseloom.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInTest {

    private final TestServer server =
            TestServer.start(
                    Staff.QUICK,
                    "ACCOUNTS_ANONYMOUS_RATE_LIMIT=0",
                    "SIGN_IN_FAILURES_OF_ADDRESS=0");

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSetupLinkMakesTheAccountOfTheAdministratorOnce() {
        var staff = new Staff(server, "first");
        var link = staff.setupLink();
        var browser = staff.browser();

        var look = browser.post("/setup/look", "{\"token\": \"" + link + "\"}").json();
        var nameless = setup(browser, link, "", PASSWORD);
        var done = setup(browser, link, ", \"name\": \"Ada\"", PASSWORD);
        var again = setup(staff.browser(), link, ", \"name\": \"Eve\"", PASSWORD);

        assertThat(look.path("email").asText()).isEqualTo(staff.administrator());
        assertThat(look.path("organization").asText()).isEqualTo("first");
        assertThat(look.path("account_exists").asBoolean()).isFalse();
        assertThat(nameless.at("/errors/0/field").asText()).isEqualTo("name");
        assertThat(done.status()).as(done.whole()).isEqualTo(200);
        assertThat(done.at("/member/role").asText()).isEqualTo("admin");
        assertThat(done.at("/member/name").asText()).isEqualTo("Ada");
        assertThat(done.at("/organization/id").asLong()).isEqualTo(staff.organization());
        assertThat(again.status()).isEqualTo(404);
        var member = staff.read("/members?email=" + staff.administrator()).at("/items/0");
        assertThat(member.path("name").asText()).isEqualTo("Ada");
        assertThat(member.path("account").asBoolean()).isTrue();
        assertThat(verbs(staff)).contains("setup_link.create", "account.setup", "session.begin");
    }

    @Test
    void aSetupLinkIsTheWayBackForWhoeverForgotThePassword() {
        var staff = new Staff(server, "forgot");
        var before = staff.browser();
        setup(before, staff.setupLink(), ", \"name\": \"Ada\"", PASSWORD);
        var unused = staff.setupLink();

        var back = setup(staff.browser(), staff.setupLink(), "", "another password");

        assertThat(back.status()).as(back.whole()).isEqualTo(200);
        assertThat(back.at("/member/name").asText()).isEqualTo("Ada");
        assertThat(before.get("/me").status()).isEqualTo(401);
        assertThat(setup(staff.browser(), unused, "", "a third password").status()).isEqualTo(404);
        assertThat(signIn(staff, staff.administrator(), PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(staff, staff.administrator(), "another password").status())
                .isEqualTo(200);
    }

    @Test
    void aSetupLinkIsGoodForADay() {
        var staff = new Staff(server, "late");
        var link = staff.setupLink();
        server.clock().forward(Duration.ofDays(1));

        var late = setup(staff.browser(), link, ", \"name\": \"Ada\"", PASSWORD);

        assertThat(late.status()).isEqualTo(404);
        assertThat(staff.called("POST", "/setup-links", "{\"email\": \"no@body\"}").status())
                .isEqualTo(422);
    }

    @Test
    void nobodyLearnsWhetherAnAddressHasAnAccount() {
        var staff = new Staff(server, "quiet");
        staff.joined("ann@quiet.example", "viewer");

        var wrong = signIn(staff, "Ann@quiet.example", "not the password");
        var unknown = signIn(staff, "nobody@quiet.example", "not the password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.at("/type").asText()).isEqualTo("urn:caseloom:problem:sign-in-failed");
        assertThat(wrong.whole()).isEqualTo(unknown.whole());
        assertThat(wrong.header("Set-Cookie")).isEmpty();
        assertThat(signIn(staff, "ANN@quiet.example", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoeverFailsTooOftenWaitsWhetherThereIsAnAccountOrNot() {
        var staff = new Staff(server, "throttled");
        staff.joined("ann@throttled.example", "viewer");

        for (var email : List.of("ann@throttled.example", "nobody@throttled.example")) {
            for (var i = 0; i < 10; i++) {
                assertThat(signIn(staff, email, "wrong " + i).status()).isEqualTo(401);
            }
            var refused = signIn(staff, email, PASSWORD);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("900");
        }
        server.clock().forward(Duration.ofMinutes(15));
        assertThat(signIn(staff, "ann@throttled.example", PASSWORD).status()).isEqualTo(200);

        assertThat(verbs(staff)).containsOnlyOnce("account.lock");
    }

    @Test
    void aSuccessMakesEarlierFailuresForgotten() {
        var staff = new Staff(server, "forgiven");
        staff.joined("ann@forgiven.example", "viewer");

        for (var round = 0; round < 2; round++) {
            for (var i = 0; i < 9; i++) {
                signIn(staff, "ann@forgiven.example", "wrong");
            }
            assertThat(signIn(staff, "ann@forgiven.example", PASSWORD).status()).isEqualTo(200);
        }

        var newest = staff.read("/audit?verb=session.begin&limit=1").at("/items/0");
        assertThat(newest.at("/detail/failures_before").asInt()).isEqualTo(9);
        assertThat(newest.at("/actor/kind").asText()).isEqualTo("member");
        assertThat(newest.at("/actor/name").asText()).isEqualTo("ann@forgiven.example");
    }

    @Test
    void whoeverTakesPartNowhereIsNotLetIn() {
        var staff = new Staff(server, "left");
        var ann = staff.joined("ann@left.example", "viewer");
        staff.change(ann, "{\"state\": \"inactive\"}");

        var refused = signIn(staff, "ann@left.example", PASSWORD);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/type").asText()).isEqualTo("urn:caseloom:problem:no-organization");
    }

    @Test
    void anotherPasswordNeedsTheOldOneAndEndsAllOtherSessions() {
        var staff = new Staff(server, "changed");
        var ann = staff.joined("ann@changed.example", "viewer");
        var elsewhere = staff.browser();
        elsewhere.signIn("ann@changed.example", PASSWORD);
        var before = ann.token();

        assertThat(change(ann, "wrong", "a new password").at("/errors/0/field").asText())
                .isEqualTo("current");
        assertThat(change(ann, PASSWORD, "short").at("/errors/0/field").asText()).isEqualTo("new");
        assertThat(change(ann, PASSWORD, "ann@changed.example").at("/errors/0/field").asText())
                .isEqualTo("new");
        assertThat(change(ann, PASSWORD, "a new password").status()).isEqualTo(200);

        assertThat(ann.token()).isNotEqualTo(before);
        assertThat(ann.get("/profile").status()).isEqualTo(200);
        assertThat(elsewhere.get("/profile").status()).isEqualTo(401);
        assertThat(signIn(staff, "ann@changed.example", PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(staff, "ann@changed.example", "a new password").status()).isEqualTo(200);
    }

    @Test
    void aProfileHasANameAndATimeZone() {
        var staff = new Staff(server, "named");
        var ann = staff.joined("ann@named.example", "viewer");

        var changed =
                ann.patch("/profile", "{\"name\": \"Ann Lee\", \"time_zone\": \"Asia/Tokyo\"}");

        assertThat(changed.at("/name").asText()).isEqualTo("Ann Lee");
        assertThat(ann.session().path("time_zone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(staff.read("/members?email=ann@named.example").at("/items/0/name").asText())
                .isEqualTo("Ann Lee");
        assertThat(ann.patch("/profile", "{\"time_zone\": \"Mars\"}").status()).isEqualTo(422);
        assertThat(ann.patch("/profile", "{\"time_zone\": null}").at("/time_zone").isNull())
                .isTrue();
        assertThat(ann.get("/profile").at("/name").asText()).isEqualTo("Ann Lee");
    }

    private static Reply setup(Browser browser, String link, String name, String password) {
        return browser.post(
                "/setup",
                "{\"token\": \"" + link + "\", \"password\": \"" + password + "\"" + name + "}");
    }

    private static Reply signIn(Staff staff, String email, String password) {
        return staff.browser().signIn(email, password);
    }

    private static Reply change(Browser browser, String current, String wanted) {
        return browser.post(
                "/profile/password",
                "{\"current\": \"" + current + "\", \"new\": \"" + wanted + "\"}");
    }

    private static List<String> verbs(Staff staff) {
        return staff.read("/audit?limit=200").path("items").findValues("verb").stream()
                .map(JsonNode::asText)
                .toList();
    }
}
