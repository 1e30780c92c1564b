package caseloom.sso;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Browser;
import caseloom.Client;
import caseloom.Reply;
import caseloom.TestServer;
import caseloom.accounts.Staff;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in by an OpenID Connect provider that judges what is asked of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SingleSignOnTest {

    private static final String ISSUER = "people";

    private static final String COOKIE = "__Host-caseloom_sso=";

    private final MockOAuth2Server provider = started();
    private final TestServer server =
            TestServer.start(
                    Staff.QUICK,
                    "ACCOUNTS_ANONYMOUS_RATE_LIMIT=0",
                    "SSO_ISSUER=" + provider.issuerUrl(ISSUER),
                    "SSO_CLIENT_ID=caseloom",
                    "SSO_CLIENT_SECRET=planted-sso-4719",
                    "SSO_NAME=People");
    private final Client client = Client.of(server.node().address(), "").anonymous();

    private static MockOAuth2Server started() {
        var server = new MockOAuth2Server();
        server.start();
        return server;
    }

    @AfterAll
    void stop() {
        server.close();
        provider.shutdown();
    }

    @Test
    void whomTheProviderKnowsIsLetInAsTheMembersOfTheirAddress() {
        var staff = new Staff(server, "known");
        staff.called(
                "POST", "/members", "{\"email\": \"ann@known.example\", \"role\": \"editor\"}");
        says("subject-1", "Ann@known.example", true);

        var back = back(departed());
        var browser = staff.browser();
        var session = browser.get("/session", "Cookie: " + cookie(back)).json();

        assertThat(back.header("Location")).contains(TestServer.PUBLIC_URL + "/app/");
        assertThat(session.at("/member/email").asText()).isEqualTo("ann@known.example");
        assertThat(session.at("/member/role").asText()).isEqualTo("editor");
        assertThat(session.at("/organization/name").asText()).isEqualTo("known");
        says("subject-1", "ann@known.example", true);
        assertThat(back(departed()).header("Set-Cookie")).isPresent();
        assertThat(
                        staff.read("/members?email=ann@known.example")
                                .at("/items/0/account")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void pagesLearnThatThereIsAProvider() {
        var told = Browser.at(server.node().address()).session();

        assertThat(told.at("/sign_in/sso/name").asText()).isEqualTo("People");
        assertThat(told.at("/sign_in/sso/start").asText()).isEqualTo("/api/v1/sso/start");
    }

    @Test
    void theWayBackIsForTheBrowserThatWentAndOnce() {
        new Staff(server, "once").called("POST", "/members", "{\"email\": \"ann@once.example\"}");
        says("subject-2", "ann@once.example", true);
        var way = departed();
        var other = departed();

        assertThat(problem(client.get(way.path()))).isEqualTo("sso-again");
        assertThat(problem(client.get(way.path(), "Cookie: " + other.cookie())))
                .isEqualTo("sso-again");
        assertThat(back(way).header("Set-Cookie")).isPresent();
        assertThat(problem(back(way))).isEqualTo("sso-again");
    }

    @Test
    void anAddressThatTheProviderDidNotSeeCountsForNothing() {
        var staff = new Staff(server, "unseen");
        staff.called("POST", "/members", "{\"email\": \"ann@unseen.example\"}");
        says("subject-3", "ann@unseen.example", false);

        assertThat(problem(back(departed()))).isEqualTo("sso-failed");
        assertThat(
                        staff.read("/members?email=ann@unseen.example")
                                .at("/items/0/account")
                                .asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "nonce", "iss"})
    void whatIsNotTheAnswerToOurQuestionCountsForNothing(String claim) {
        new Staff(server, claim)
                .called("POST", "/members", "{\"email\": \"ann@" + claim + ".example\"}");
        var claims = new HashMap<>(claims("ann@" + claim + ".example", true));
        claims.put(claim, "https://another.example");
        says("subject-4", claims);

        assertThat(problem(back(departed()))).isEqualTo("sso-failed");
    }

    @Test
    void whoeverIsNoMemberIsToldSo() {
        says("subject-5", "nobody@nowhere.example", true);

        assertThat(problem(back(departed()))).isEqualTo("no-organization");
    }

    /// Somebody else may have made an account with the address.
    @Test
    void anAccountThatTheProviderKnowsHasNoPasswordAnyMore() {
        var staff = new Staff(server, "squatted");
        var squatter = staff.joined("boss@squatted.example", "viewer");
        says("subject-6", "boss@squatted.example", true);

        var back = back(departed());

        assertThat(back.header("Set-Cookie")).isPresent();
        assertThat(squatter.get("/profile").status()).isEqualTo(401);
        assertThat(staff.browser().signIn("boss@squatted.example", Staff.PASSWORD).status())
                .isEqualTo(401);
        says("subject-7", "boss@squatted.example", true);
        assertThat(problem(back(departed()))).isEqualTo("sso-failed");
    }

    /// Where the provider sent the browser, and with which cookie.
    private record Way(String path, String cookie) {}

    private Way departed() {
        var start = client.get("/api/v1/sso/start");
        assertThat(start.status()).as(start.whole()).isEqualTo(303);
        var to = URI.create(start.header("Location").orElseThrow());
        assertThat(to.getQuery())
                .contains("code_challenge_method=S256", "response_type=code", "nonce=", "state=");
        var sent = Client.of(to, "").anonymous().get(to.toString());
        assertThat(sent.status()).as(sent.whole()).isEqualTo(302);
        var callback = sent.header("Location").orElseThrow();
        assertThat(callback).startsWith(TestServer.PUBLIC_URL + "/api/v1/sso/callback?");
        return new Way(callback.substring(TestServer.PUBLIC_URL.length()), cookie(start));
    }

    private Reply back(Way way) {
        assertThat(way.cookie()).startsWith(COOKIE);
        return client.get(way.path(), "Cookie: " + way.cookie());
    }

    private static String cookie(Reply reply) {
        var set = reply.header("Set-Cookie").orElseThrow(() -> new AssertionError(reply.whole()));
        return set.substring(0, set.indexOf(';'));
    }

    private static String problem(Reply reply) {
        assertThat(reply.header("Set-Cookie")).isEmpty();
        var location = reply.header("Location").orElseThrow();
        return location.substring(location.indexOf('=') + 1);
    }

    private void says(String subject, String email, boolean verified) {
        says(subject, claims(email, verified));
    }

    private void says(String subject, Map<String, Object> claims) {
        provider.enqueueCallback(
                new DefaultOAuth2TokenCallback(
                        ISSUER, subject, "JWT", List.of("caseloom"), claims));
    }

    private static Map<String, Object> claims(String email, boolean verified) {
        return Map.of("email", email, "email_verified", verified, "name", "Ann");
    }
}
