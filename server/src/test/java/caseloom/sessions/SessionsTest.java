package caseloom.sessions;

import static caseloom.accounts.Staff.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Browser;
import caseloom.EventStream;
import caseloom.TestNode;
import caseloom.TestServer;
import caseloom.accounts.Staff;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionsTest {

    private static final String[] SETTINGS = {
        Staff.QUICK, "ACCOUNTS_ANONYMOUS_RATE_LIMIT=0", "SESSIONS_OF_ACCOUNT_MOST=4"
    };

    private final TestServer server = TestServer.start(SETTINGS);
    private final TestNode second = server.join(SETTINGS);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theCookieIsForThisHostAndForNoScript() {
        var staff = new Staff(server, "cookie");
        var link = staff.invitation("ann@cookie.example", "viewer");

        var joined = staff.browser().accept(link, "Ann", PASSWORD);

        assertThat(joined.header("Set-Cookie").orElseThrow())
                .matches(
                        "__Host-caseloom_session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800;"
                                + " HttpOnly; SameSite=Lax; Secure");
        assertThat(joined.header("Cache-Control")).contains("no-store");
        assertThat(joined.at("/sign_in/password").asBoolean()).isTrue();
        assertThat(joined.at("/setup_needed").asBoolean()).isFalse();
    }

    @Test
    void whoeverIsNotSignedInLearnsOnlyHowTo() {
        var told = new Staff(server, "stranger").browser().session();

        assertThat(told.path("member").isNull()).isTrue();
        assertThat(told.path("organization").isNull()).isTrue();
        assertThat(told.path("organizations")).isEmpty();
        assertThat(told.path("csrf_token").isNull()).isTrue();
        assertThat(told.at("/password/least").asInt()).isEqualTo(10);
    }

    @Test
    void aChangeNeedsTheCsrfTokenAndOurOwnOrigin() {
        var ann = new Staff(server, "csrf").joined("ann@csrf.example", "viewer");
        var bob = new Staff(server, "csrf-too").joined("bob@csrf.example", "viewer");
        var body = "{\"name\": \"Ann Lee\"}";
        var own = "Origin: " + TestServer.PUBLIC_URL;
        var host = "Origin: " + second.address();

        for (var header :
                List.of(
                        "X-Caseloom-CSRF:",
                        "X-Caseloom-CSRF: wrong",
                        "X-Caseloom-CSRF: " + bob.csrf(),
                        "Origin: https://elsewhere.example",
                        "Origin: null",
                        "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Site: same-site")) {
            var refused = ann.send("PATCH", "/profile", body, header);
            assertThat(refused.status()).as(header).isEqualTo(403);
            assertThat(refused.at("/type").asText()).isEqualTo("urn:caseloom:problem:csrf");
        }
        assertThat(ann.send("PATCH", "/profile", body, own).status()).isEqualTo(200);
        assertThat(ann.send("PATCH", "/profile", body, "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(200);
        assertThat(ann.copy(second.address()).send("PATCH", "/profile", body, host).status())
                .isEqualTo(200);
        assertThat(ann.get("/profile", "X-Caseloom-CSRF:").status()).isEqualTo(200);
        assertThat(ann.send("DELETE", "/session", "", "X-Caseloom-CSRF:").status()).isEqualTo(403);
    }

    @Test
    void aPageOfAnotherServerSignsNobodyIn() {
        var staff = new Staff(server, "login-csrf");
        staff.joined("ann@login.example", "viewer");
        var body = "{\"email\": \"ann@login.example\", \"password\": \"" + PASSWORD + "\"}";

        var refused = staff.browser().post("/session", body, "Origin: https://elsewhere.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Set-Cookie")).isEmpty();
    }

    @Test
    void anAuthorizationHeaderAloneCounts() {
        var staff = new Staff(server, "bearer");
        var ann = staff.joined("ann@bearer.example", "viewer");

        assertThat(ann.get("/me", "Authorization: Bearer adm_wrong").status()).isEqualTo(401);
        assertThat(ann.get("/me").at("/token_id").isNull()).isTrue();
        assertThat(staff.called("GET", "/profile", "").at("/type").asText())
                .isEqualTo("urn:caseloom:problem:session-only");
    }

    @Test
    void aTokenIsReplacedInTimeAndGoodUntilItsSuccessorArrived() {
        var ann = new Staff(server, "rotated").joined("ann@rotated.example", "viewer");
        var old = ann.copy(server.node().address());
        server.clock().forward(Duration.ofMinutes(15));

        assertThat(ann.patch("/profile", "{}").header("Set-Cookie")).isEmpty();
        assertThat(ann.get("/profile").header("Set-Cookie")).isPresent();
        assertThat(ann.token()).isNotEqualTo(old.token());
        assertThat(still(old).get("/profile").header("Set-Cookie")).isEmpty();
        assertThat(ann.copy(second.address()).patch("/profile", "{}").status()).isEqualTo(200);
        server.clock().forward(Duration.ofSeconds(59));
        assertThat(still(old).get("/profile").status()).isEqualTo(200);
        server.clock().forward(Duration.ofSeconds(1));
        assertThat(old.get("/profile").status()).isEqualTo(401);
        assertThat(ann.get("/profile").status()).isEqualTo(200);
    }

    @Test
    void aSuccessorThatGotLostIsReplaced() {
        var ann = new Staff(server, "lost").joined("ann@lost.example", "viewer");
        var first = ann.copy(server.node().address());
        server.clock().forward(Duration.ofMinutes(15));
        var lost = ann.copy(server.node().address());
        lost.get("/profile");

        server.clock().forward(Duration.ofMinutes(1));
        assertThat(ann.get("/profile").header("Set-Cookie")).isPresent();

        assertThat(ann.token()).isNotIn(first.token(), lost.token());
        assertThat(lost.get("/profile").status()).isEqualTo(401);
        assertThat(ann.get("/profile").status()).isEqualTo(200);
    }

    @Test
    void aSessionEndsUnusedAndAtTheLatestAfterAWeek() {
        var staff = new Staff(server, "ends");
        var idle = staff.joined("ann@ends.example", "viewer");
        var busy = staff.joined("bob@ends.example", "viewer");

        for (var hours = 0; hours < 7 * 24; hours += 8) {
            assertThat(busy.get("/profile").status()).as("after %s hours", hours).isEqualTo(200);
            server.clock().forward(Duration.ofHours(8));
        }

        assertThat(busy.get("/profile").status()).isEqualTo(401);
        var again = staff.browser();
        again.signIn("ann@ends.example", PASSWORD);
        server.clock().forward(Duration.ofHours(12).minusSeconds(1));
        assertThat(again.get("/profile").status()).isEqualTo(200);
        server.clock().forward(Duration.ofHours(12));
        assertThat(again.get("/profile").status()).isEqualTo(401);
        assertThat(idle.get("/profile").status()).isEqualTo(401);
    }

    @Test
    void aStreamEndsSoonAfterItsSession() throws Exception {
        var staff = new Staff(server, "stream");
        var ann = staff.joined("ann@stream.example", "viewer");
        var address = URI.create(ann.address() + "/api/v1/stream");
        try (var stream = new EventStream(address, "Cookie", ann.cookie())) {
            assertThat(stream.next()).startsWith("data:");
            server.clock().forward(Duration.ofSeconds(15));
            ann.delete("/session");
            server.clock().forward(Duration.ofSeconds(15));

            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void whatBecomesOfAMemberCountsAtOnceOnEveryNode() {
        var staff = new Staff(server, "at-once");
        var ann = staff.joined("ann@once.example", "admin");
        var there = ann.copy(second.address());
        assertThat(there.get("/audit").status()).isEqualTo(200);

        staff.change(ann, "{\"role\": \"editor\"}");
        var refused = there.get("/audit");
        var allowed = there.get("/connections");
        staff.change(ann, "{\"state\": \"inactive\"}");
        var gone = there.get("/connections");
        staff.called(
                "PATCH",
                "/members/" + number(staff, "ann@once.example"),
                "{\"state\": \"active\"}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/type").asText()).isEqualTo("urn:caseloom:problem:role");
        assertThat(refused.at("/needed_role").asText()).isEqualTo("admin");
        assertThat(refused.at("/role").asText()).isEqualTo("editor");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(gone.status()).isEqualTo(401);
        assertThat(there.get("/connections").status()).isEqualTo(401);
    }

    @Test
    void aSessionGoesOnAsAnotherInAnotherOrganization() {
        var home = new Staff(server, "home");
        var away = new Staff(server, "away");
        var ann = home.joined("ann@two.example", "viewer");
        away.browser().accept(away.invitation("ann@two.example", "admin"), "Ann", PASSWORD);
        var stale = ann.copy(server.node().address());
        server.clock().forward(Duration.ofHours(1));

        var moved =
                ann.post(
                        "/session/organization", "{\"organization\": " + away.organization() + "}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.at("/organization/name").asText()).isEqualTo("away");
        assertThat(moved.at("/member/role").asText()).isEqualTo("admin");
        assertThat(moved.header("Set-Cookie").orElseThrow()).contains("Max-Age=601200;");
        assertThat(ann.csrf()).isNotEqualTo(stale.csrf());
        assertThat(stale.get("/profile").status()).isEqualTo(401);
        assertThat(ann.get("/me?organization=" + home.organization()).status()).isEqualTo(404);
        assertThat(ann.get("/me?organization=" + away.organization()).status()).isEqualTo(200);
        var again = home.browser();
        again.signIn("ann@two.example", PASSWORD);
        assertThat(again.session().at("/organization/name").asText()).isEqualTo("away");
    }

    @Test
    void aClosedOrganizationHasNoSessions() {
        var staff = new Staff(server, "closed");
        var owner = new Staff(server, "closer");
        var ann = staff.joined("ann@closed.example", "admin");

        owner.called("POST", "/organizations/" + staff.organization() + "/close", "");

        assertThat(ann.get("/me").status()).isEqualTo(401);
        assertThat(staff.browser().signIn("ann@closed.example", PASSWORD).status()).isEqualTo(403);
        owner.called("POST", "/organizations/" + staff.organization() + "/reopen", "");
        assertThat(ann.get("/me").status()).isEqualTo(200);
    }

    @Test
    void sessionsAreListedAndEndOneByOneOrAllOthers() {
        var staff = new Staff(server, "many");
        var ann = staff.joined("ann@many.example", "viewer");
        var others = List.of(staff.browser(), staff.browser(), staff.browser());
        others.forEach(one -> one.signIn("ann@many.example", PASSWORD));
        var bob = staff.joined("bob@many.example", "viewer");

        var listed = ann.get("/sessions").at("/items");
        var newest = listed.at("/0/id").asText();

        assertThat(listed).hasSize(4);
        assertThat(listed.findValuesAsText("current"))
                .containsExactly("false", "false", "false", "true");
        assertThat(listed.at("/0/agent").asText()).contains("Java");
        assertThat(listed.at("/0/address").asText()).isEqualTo("127.0.0.1");
        assertThat(bob.delete("/sessions/" + newest).status()).isEqualTo(404);
        assertThat(ann.delete("/sessions/" + newest).status()).isEqualTo(204);
        assertThat(others.getLast().get("/profile").status()).isEqualTo(401);
        assertThat(ann.delete("/sessions").status()).isEqualTo(204);
        assertThat(others.getFirst().get("/profile").status()).isEqualTo(401);
        assertThat(ann.get("/sessions").at("/items")).hasSize(1);
        assertThat(ann.delete("/session").status()).isEqualTo(204);
        assertThat(ann.cookie()).isEmpty();
        assertThat(ann.session().path("member").isNull()).isTrue();
    }

    @Test
    void oneSessionTooManyEndsTheOldest() {
        var staff = new Staff(server, "most");
        var oldest = staff.joined("ann@most.example", "viewer");
        var newest = staff.browser();
        for (var i = 0; i < 4; i++) {
            newest = staff.browser();
            newest.signIn("ann@most.example", PASSWORD);
        }

        assertThat(oldest.get("/profile").status()).isEqualTo(401);
        assertThat(newest.get("/sessions").at("/items")).hasSize(4);
    }

    /// Keeps the cookie that it has, whatever it is given.
    private static Browser still(Browser browser) {
        return browser.copy(browser.address());
    }

    private static String number(Staff staff, String email) {
        return staff.read("/members?email=" + email).at("/items/0/id").asText();
    }
}
