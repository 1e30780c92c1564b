package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Probe;
import caseloom.Reply;
import caseloom.access.Issued;
import caseloom.access.NewToken;
import caseloom.access.TokenKind;
import caseloom.audit.Actor;
import caseloom.core.cases.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.2: tokens.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenTest {

    private static final String UNAUTHORIZED =
            "{\"error\":\"unauthorized\",\"message\":\"The API token is missing or invalid.\"}";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c7_aBearerTokenLetsACallIn() {
        var reply =
                rig.http()
                        .anonymous()
                        .post(
                                ChampRig.cases(direct),
                                "{}",
                                "Authorization: Bearer " + rig.acme().token());

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void c8_aTokenStartsWithItsPrefix() {
        assertThat(rig.acme().token()).startsWith("api_");
    }

    @Test
    void c9_theOpaquePartIs43CharactersOfBase64Url() {
        assertThat(rig.acme().token()).matches("api_[A-Za-z0-9_-]{43}");
        assertThat(token(0, null)).matches("api_[A-Za-z0-9_-]{43}").isNotEqualTo(token(0, null));
    }

    @Test
    void c9_onlyTheHashOfTheWholeTokenIsKept() throws Exception {
        var token = token(0, null);
        var hash =
                MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));

        var kept =
                rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.list(
                                        "select t::text as row from tokens t" + " where hash = ?",
                                        row -> row.getString("row"),
                                        (Object) hash));

        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst()).doesNotContain(token.substring(8));
    }

    @Test
    void c10_aTokenOfAnotherScopeIsInvalid() {
        var admin =
                rig.server()
                        .node()
                        .tokens()
                        .create(
                                Actor.system(rig.acme().organization().id()),
                                NewToken.installation("admin", rig.acme().caller().member()));

        assertThat(admin.value()).matches("adm_[A-Za-z0-9_-]{43}");
        refused(rig.http().as(admin.value()).post(ChampRig.cases(direct), "{}"));
    }

    @Test
    void c11_aTokenReachesAllWorkflowsOfItsOrganizationAndNothingOfAnyOther() {
        var other = rig.server().tenant("other");
        var theirs = rig.http().as(other.token());
        var second = rig.direct();

        assertThat(rig.http().post(ChampRig.cases(direct), "{}").status()).isEqualTo(201);
        assertThat(rig.http().post(ChampRig.cases(second), "{}").status()).isEqualTo(201);
        assertThat(theirs.post(ChampRig.cases(direct), "{}").status()).isEqualTo(404);
        assertThat(theirs.get(ChampRig.oneCase(direct, rig.create(direct, "{}"))).status())
                .isEqualTo(404);
    }

    @Test
    void c12_aMissingAuthorizationHeaderIsRefused() {
        refused(rig.http().anonymous().post(ChampRig.cases(direct), "{}"));
        refused(rig.http().anonymous().get(ChampRig.oneCase(direct, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic TOKEN",
                "TOKEN",
                "Bearer: TOKEN",
                "Bearer TOKENx",
                "Bearer TOKEN TOKEN",
                "Bearer \"TOKEN\"",
                "Token TOKEN",
                "BearerTOKEN",
                "Bearer api_",
                "Bearer api_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer API_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ca_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void c13_anythingElseThanAKnownBearerTokenIsInvalid(String header) {
        var value = header.replace("TOKEN", rig.acme().token());

        refused(
                rig.http()
                        .anonymous()
                        .post(ChampRig.cases(direct), "{}", "Authorization: " + value));
    }

    @Test
    void c13_twoAuthorizationHeadersAreInvalid() {
        var good = "Authorization: Bearer " + rig.acme().token();

        refused(rig.http().anonymous().post(ChampRig.cases(direct), "{}", good, good));
        refused(
                rig.http()
                        .anonymous()
                        .post(ChampRig.cases(direct), "{}", good, "Authorization: Basic eDp5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "bEaReR"})
    void c13_theSchemeIsComparedWithoutRegardToCase(String scheme) {
        var header = "Authorization: " + scheme + " " + rig.acme().token();

        assertThat(rig.http().anonymous().post(ChampRig.cases(direct), "{}", header).status())
                .isEqualTo(201);
    }

    @Test
    void c13_aTokenElsewhereIsNotLookedAt() {
        var token = rig.acme().token();

        refused(
                rig.http()
                        .anonymous()
                        .post(
                                ChampRig.cases(direct)
                                        + "?token="
                                        + token
                                        + "&access_token="
                                        + token,
                                "{}",
                                "X-API-Key: " + token,
                                "X-Authorization: Bearer " + token,
                                "Cookie: token=" + token));
    }

    @Test
    void c14_every401IsTheSame() {
        var revoked = revocable();
        rig.server()
                .node()
                .tokens()
                .revoke(Actor.system(rig.acme().organization().id()), revoked.id());
        var path = ChampRig.cases(direct);

        var answers =
                List.of(
                        rig.http().anonymous().post(path, "{}"),
                        rig.http().as("nonsense").post(path, "{}"),
                        rig.http().as(revoked.value()).post(path, "{}"),
                        rig.http().anonymous().get("/api/external/v1/nothing"));

        assertThat(answers.stream().map(Reply::whole).distinct()).hasSize(1);
        assertThat(answers.getFirst().status()).isEqualTo(401);
        assertThat(answers.getFirst().header("WWW-Authenticate")).contains("Bearer");
        assertThat(answers.getFirst().text()).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void c15_aDeletedTokenStopsAtOnceHereAndWithinASecondElsewhere() {
        var token = revocable();
        var organization = rig.acme().organization().id();
        var elsewhere = rig.server().join();
        var here = rig.http().as(token.value());
        var there = here.at(elsewhere.address());
        assertThat(here.post(ChampRig.cases(direct), "{}").status()).isEqualTo(201);
        assertThat(there.post(ChampRig.cases(direct), "{}").status()).isEqualTo(201);

        assertThat(rig.server().node().tokens().revoke(Actor.system(organization), token.id()))
                .isTrue();

        refused(here.post(ChampRig.cases(direct), "{}"));
        rig.server().clock().forward(Duration.ofMillis(999));
        refused(there.post(ChampRig.cases(direct), "{}"));
    }

    @Test
    void c15_aNewTokenIsKnownElsewhereWithinASecond() {
        var elsewhere = rig.server().join();
        refused(
                rig.http()
                        .as("api_" + "A".repeat(43))
                        .at(elsewhere.address())
                        .get("/api/external/v1/x"));

        var made = rig.http().as(token(0, null)).at(elsewhere.address());
        rig.server().clock().forward(Duration.ofSeconds(1));

        assertThat(made.post(ChampRig.cases(direct), "{}").status()).isEqualTo(201);
    }

    @Test
    void c13_anExpiredTokenIsInvalidFromTheMomentOfItsExpiry() {
        var server = rig.server();
        var token = token(0, server.clock().instant().plusSeconds(10));

        server.clock().forward(Duration.ofSeconds(10).minusNanos(1));
        assertThat(rig.http().as(token).post(ChampRig.cases(direct), "{}").status()).isEqualTo(201);

        server.clock().forward(Duration.ofNanos(1));
        refused(rig.http().as(token).post(ChampRig.cases(direct), "{}"));
    }

    @Test
    void aTokenOfAnotherOrganizationCannotBeRevoked() {
        var token = revocable();
        var other = rig.server().tenant("stranger");

        var revoked =
                rig.server()
                        .node()
                        .tokens()
                        .revoke(Actor.system(other.organization().id()), token.id());

        assertThat(revoked).isFalse();
        assertThat(rig.http().as(token.value()).post(ChampRig.cases(direct), "{}").status())
                .isEqualTo(201);
    }

    @Test
    void theLastUseIsWrittenNowAndThenAndNotWithEachRequest() {
        var often = rig.server().join("TOKEN_LAST_USE_EVERY=PT0.05S");
        var token = revocable();
        var client = rig.http().as(token.value());
        client.post(ChampRig.cases(direct), "{}");
        assertThat(lastUse(token.id())).isNull();

        var used = rig.server().clock().instant().truncatedTo(ChronoUnit.MICROS);
        client.at(often.address()).post(ChampRig.cases(direct), "{}");

        Probe.until("the use is written", () -> used.equals(lastUse(token.id())));
    }

    @Test
    void theLastUseIsWrittenWhenTheServerStops() {
        var token = revocable();
        try (var leaving = rig.server().join()) {
            rig.http().as(token.value()).at(leaving.address()).get(ChampRig.ROOT);
        }

        assertThat(lastUse(token.id())).isNotNull();
    }

    private @Nullable Instant lastUse(long token) {
        return rig.server()
                .node()
                .tokens()
                .list(rig.acme().organization().id(), token - 1, 1)
                .getFirst()
                .lastUsedAt();
    }

    private String token(int limit, @Nullable Instant expiry) {
        return rig.server()
                .node()
                .tokens()
                .create(
                        Actor.system(rig.acme().organization().id()),
                        new NewToken(
                                TokenKind.API,
                                false,
                                "tests",
                                limit,
                                rig.acme().caller().member(),
                                expiry))
                .value();
    }

    private Issued revocable() {
        return rig.server()
                .node()
                .tokens()
                .create(
                        Actor.system(rig.acme().organization().id()),
                        NewToken.api("to be revoked", rig.acme().caller().member()));
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).contains("Bearer");
        assertThat(reply.text()).isEqualTo(UNAUTHORIZED);
    }
}
