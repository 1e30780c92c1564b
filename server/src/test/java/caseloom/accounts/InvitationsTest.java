package caseloom.accounts;

import static caseloom.accounts.Staff.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Browser;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.mail.PostBox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InvitationsTest {

    private final PostBox box = new PostBox();
    private final TestServer server = TestServer.start(settings());

    private String[] settings() {
        var mail = box.settings();
        return new String[] {
            Staff.QUICK,
            "ACCOUNTS_ANONYMOUS_RATE_LIMIT=0",
            "MAIL_POLL_EVERY=PT0.05S",
            mail[0],
            mail[1]
        };
    }

    @AfterAll
    void stop() {
        server.close();
        box.close();
    }

    @Test
    void whoeverFollowsTheLinkInTheMailIsAMember() {
        var staff = new Staff(server, "mailed");
        var made = invite(staff, "ann@mailed.example", "editor");
        var link = box.link("ann@mailed.example", 1);
        var browser = staff.browser();
        var look = look(browser, link);

        var joined = browser.accept(link, "Ann", PASSWORD);

        assertThat(made.at("/mailed").asBoolean()).isTrue();
        assertThat(made.at("/link").asText()).endsWith(link).contains("/app/invitation#");
        assertThat(look.at("/organization").asText()).isEqualTo("mailed");
        assertThat(look.at("/email").asText()).isEqualTo("ann@mailed.example");
        assertThat(look.at("/role").asText()).isEqualTo("editor");
        assertThat(look.at("/account_exists").asBoolean()).isFalse();
        assertThat(joined.at("/member/role").asText()).isEqualTo("editor");
        assertThat(staff.read("/invitations").at("/items")).isEmpty();
        assertThat(staff.browser().accept(link, "Eve", PASSWORD).status()).isEqualTo(404);
        assertThat(staff.browser().signIn("ANN@mailed.example", PASSWORD).status()).isEqualTo(200);
        var verbs = staff.read("/audit?target_kind=invitation").findValuesAsText("verb");
        assertThat(verbs).containsExactly("invitation.accept", "invitation.create");
    }

    @Test
    void onlyTheNewestInvitationOfAnAddressIsGood() {
        var staff = new Staff(server, "replaced");
        var first = staff.invitation("ann@replaced.example", "viewer");
        var second = staff.invitation("Ann@replaced.example", "member");
        var listed = staff.read("/invitations").at("/items");

        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/role").asText()).isEqualTo("member");
        assertThat(listed.at("/0/invited_by").asText()).isEqualTo(staff.administrator());
        assertThat(look(staff.browser(), first).status()).isEqualTo(404);
        assertThat(look(staff.browser(), second).status()).isEqualTo(200);
        var path = "/invitations/" + listed.at("/0/id").asText();
        assertThat(staff.called("DELETE", path, "").status()).isEqualTo(204);
        assertThat(staff.called("DELETE", path, "").status()).isEqualTo(404);
        assertThat(staff.browser().accept(second, "Ann", PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void anInvitationIsGoodForAWeek() {
        var staff = new Staff(server, "week");
        var link = staff.invitation("ann@week.example", "viewer");
        server.clock().forward(Duration.ofDays(7));

        assertThat(staff.browser().accept(link, "Ann", PASSWORD).status()).isEqualTo(404);
        assertThat(staff.read("/invitations").at("/items")).isEmpty();
    }

    @Test
    void whoeverHasAnAccountJoinsWithItsPassword() {
        var home = new Staff(server, "home");
        var away = new Staff(server, "away");
        home.joined("ann@both.example", "viewer");
        var link = away.invitation("ann@both.example", "editor");
        var browser = away.browser();

        var look = look(browser, link);
        var wrong = browser.accept(link, "Eve", "not the password");
        var joined = browser.accept(link, "Eve", PASSWORD);

        assertThat(look.at("/account_exists").asBoolean()).isTrue();
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.at("/type").asText()).isEqualTo("urn:caseloom:problem:sign-in-failed");
        assertThat(joined.at("/member/name").asText()).isEqualTo("Name of ann@both.example");
        assertThat(joined.at("/organizations").findValuesAsText("name"))
                .containsExactly("away", "home");
        assertThat(joined.at("/organizations").findValuesAsText("role"))
                .containsExactly("editor", "viewer");
    }

    /// Who administers one organization may call anybody by any address there. That opens no other.
    @Test
    void anAccountReachesNoOrganizationThatDidNotInviteIt() {
        var mine = new Staff(server, "mine");
        var theirs = new Staff(server, "theirs");
        theirs.called("POST", "/members", "{\"email\": \"boss@target.example\"}");

        var browser = mine.joined("boss@target.example", "viewer");

        assertThat(browser.session().at("/organizations").findValuesAsText("name"))
                .containsExactly("mine");
        assertThat(
                        browser.post(
                                        "/session/organization",
                                        "{\"organization\": " + theirs.organization() + "}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    void aMemberWithoutAnAccountIsInvitedToOneAndKeepsTheirRole() {
        var staff = new Staff(server, "kept");
        staff.called("POST", "/members", "{\"email\": \"ann@kept.example\", \"role\": \"viewer\"}");

        var made = invite(staff, "ann@kept.example", "admin");
        var browser = staff.browser();
        browser.accept(made.at("/link").asText(), "Ann", PASSWORD);

        assertThat(made.at("/role").asText()).isEqualTo("viewer");
        assertThat(browser.session().at("/member/role").asText()).isEqualTo("viewer");
        assertThat(staff.read("/members?email=ann@kept.example").at("/items")).hasSize(1);
    }

    @Test
    void whoeverNeedsNoInvitationGetsNone() {
        var staff = new Staff(server, "needless");
        staff.joined("ann@needless.example", "viewer");
        var gone = staff.joined("bob@needless.example", "viewer");
        staff.change(gone, "{\"state\": \"inactive\"}");

        for (var email : List.of("ann@needless.example", "bob@needless.example", "no address")) {
            var refused = invite(staff, email, "viewer");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.at("/errors/0/field").asText()).isEqualTo("email");
        }
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneBecomesAMember() {
        var staff = new Staff(server, "race");
        var link = staff.invitation("ann@race.example", "viewer");

        var statuses =
                List.of(1, 2, 3, 4).parallelStream()
                        .map(i -> staff.browser().accept(link, "Ann " + i, PASSWORD).status())
                        .toList();

        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 401, 404);
        assertThat(staff.read("/members?email=ann@race.example").at("/items")).hasSize(1);
    }

    private static Reply invite(Staff staff, String email, String role) {
        return staff.called(
                "POST",
                "/invitations",
                "{\"email\": \"" + email + "\", \"role\": \"" + role + "\"}");
    }

    private static Reply look(Browser browser, String link) {
        return browser.post(
                "/invitations/look", "{\"token\": \"" + Browser.afterHash(link) + "\"}");
    }
}
