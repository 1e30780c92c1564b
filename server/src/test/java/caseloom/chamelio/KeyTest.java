package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.TestServer;
import caseloom.Wire;
import caseloom.access.Issued;
import caseloom.access.KeyChange;
import caseloom.access.KeyState;
import caseloom.access.Keys;
import caseloom.access.NewKey;
import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.2: keys.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyTest {

    private static final String INFO = "/users/org-info";
    private static final String REQUIRED = "API key required";
    private static final String UNKNOWN = "Invalid API key";
    private static final String INACTIVE = "API key is inactive";
    private static final String REVOKED = "API key has been revoked";
    private static final String EXPIRED = "API key has expired";

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
        rig.publish(ChamelioRig.document("keys", "", ""));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l11_everyCallNeedsAKey() {
        for (var path :
                List.of(
                        INFO,
                        "/workflows",
                        "/workflows/keys/latest/schema",
                        "/tasks",
                        "/tasks/1",
                        "/tasks/1/files",
                        "/files/document_1")) {
            Expected.error(rig.http().get(path), 401, REQUIRED);
        }
        for (var path :
                List.of(
                        "/workflows/keys/latest/initiate",
                        "/workflows/keys/latest/initiate-flexible",
                        "/tasks/1/cancel")) {
            Expected.error(rig.http().post(path, "{}"), 401, REQUIRED);
        }
        assertThat(ask(rig.key()).status()).isEqualTo(200);
    }

    @Test
    void l12_aKeyIsThePrefixAndBase64Url() {
        assertThat(rig.key()).matches("ca_[A-Za-z0-9_-]+");
    }

    @Test
    void l13_aKeyHas32CharactersAfterThePrefixAndNoTwoAreAlike() {
        assertThat(made(null).value()).hasSize(35).isNotEqualTo(made(null).value());
    }

    @Test
    void l13_onlyTheHashOfTheWholeKeyIsKept() throws Exception {
        var hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(rig.key().getBytes(StandardCharsets.UTF_8));

        var kept =
                rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.list(
                                        "select k::text as row from keys k where hash = ?",
                                        row -> row.getString("row"),
                                        (Object) hash));

        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst()).doesNotContain(rig.key().substring(8));
    }

    @Test
    void l13_otherHeadersAndTheQueryAreNotLookedAt() {
        Expected.error(rig.http().as(rig.key()).get(INFO), 401, REQUIRED);
        Expected.error(rig.http().get(INFO, "Api-Key: " + rig.key()), 401, REQUIRED);
        Expected.error(rig.http().get(INFO + "?X-API-Key=" + rig.key()), 401, REQUIRED);
        assertThat(rig.http().as("api_nonsense").get(INFO, KEY + rig.key()).status())
                .isEqualTo(200);
    }

    @Test
    void l13_tokensOfTheOtherApiAreNotValidHereNorKeysThere() {
        Expected.error(ask(rig.acme().token()), 401, UNKNOWN);

        assertThat(rig.http().as(rig.key()).get("/api/external/v1/workflows/1/cases/1").status())
                .isEqualTo(401);
    }

    @Test
    void l14_aKeyHasAnIdAnOwnerALimitStatesAndAnExpiryDate() {
        var end = rig.server().clock().instant().plusSeconds(1_000);
        var made = made(end);

        var key = node().find(organization(), made.id()).orElseThrow();

        assertThat(key.id()).isEqualTo(ask(made.value()).at("/api_key_id").longValue());
        assertThat(key.owner()).isEqualTo(rig.acme().organization().administrator());
        assertThat(key.ratePerMinute()).isZero();
        assertThat(key.state(rig.server().clock().instant())).isEqualTo(KeyState.ACTIVE);
        assertThat(key.revokedAt()).isNull();
        assertThat(key.expiresAt()).isEqualTo(end.truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void l14_aKeyReachesNothingOfAnyOtherOrganization() {
        var task = rig.initiate("keys", "{\"variables\":[]}");
        var theirs = rig.key(rig.server().tenant("other"), 0);

        Expected.error(rig.http().get("/tasks/" + task, KEY + theirs), 404, "Task not found");
        assertThat(rig.http().get("/tasks", KEY + theirs).at("/total").intValue()).isZero();
        assertThat(rig.http().get("/workflows", KEY + theirs).at("/total").intValue()).isZero();
    }

    @Test
    void l15_aMissingKeySaysSo() {
        Expected.error(rig.http().get(INFO), 401, REQUIRED);
    }

    @Test
    void l15_anUnknownKeySaysSo() {
        Expected.error(ask("ca_" + "A".repeat(32)), 401, UNKNOWN);
    }

    @Test
    void l15_aKeyThatIsSwitchedOffSaysSo() {
        var key = made(null);
        change(key, KeyChange.switched(false));

        Expected.error(ask(key.value()), 401, INACTIVE);
        change(key, KeyChange.switched(true));
        assertThat(ask(key.value()).status()).isEqualTo(200);
    }

    @Test
    void l15_aRevokedKeySaysSo() {
        var key = made(null);
        revoke(key);

        Expected.error(ask(key.value()), 401, REVOKED);
    }

    @Test
    void l15_anExpiredKeySaysSo() {
        Expected.error(ask(made(past()).value()), 401, EXPIRED);
    }

    @Test
    void l16_unknownComesBeforeAllThatIsKnownOfAKey() {
        var key = made(past());
        revoke(key);
        TestServer.done(node().delete(Actor.system(organization()), key.id()));

        Expected.error(ask(key.value()), 401, UNKNOWN);
    }

    @Test
    void l16_revokedComesBeforeInactiveAndExpired() {
        var key = made(past());
        change(key, KeyChange.switched(false));
        revoke(key);

        Expected.error(ask(key.value()), 401, REVOKED);
    }

    @Test
    void l16_inactiveComesBeforeExpired() {
        var key = made(past());
        change(key, KeyChange.switched(false));

        Expected.error(ask(key.value()), 401, INACTIVE);
    }

    @Test
    void l17_anEmptyHeaderCountsAsMissing() {
        Expected.error(ask(""), 401, REQUIRED);
        Expected.error(ask("   "), 401, REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "ca_",
                "CA_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer ca_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ca_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ca_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ca_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "null"
            })
    void l17_aTextThatIsNoKeyCountsAsUnknown(String text) {
        Expected.error(ask(text), 401, UNKNOWN);
    }

    @Test
    void l17_aKeyThatIsNearlyRightCountsAsUnknown() {
        Expected.error(ask(rig.key() + "x"), 401, UNKNOWN);
        Expected.error(ask(rig.key().substring(0, 34)), 401, UNKNOWN);
        Expected.error(ask('"' + rig.key() + '"'), 401, UNKNOWN);
    }

    @Test
    void l17_moreThanOneHeaderCountsAsUnknown() {
        for (var second : List.of(rig.key(), "", "ca_x")) {
            try (var wire = Wire.to(rig.server().node().address())) {
                var reply =
                        wire.lines(
                                        "GET /users/org-info HTTP/1.1\nHost: x\nX-API-Key: "
                                                + rig.key()
                                                + "\nx-api-key: "
                                                + second
                                                + "\n\n")
                                .reply();

                Expected.error(reply, 401, UNKNOWN);
            }
        }
    }

    @Test
    void l17_noWwwAuthenticateHeaderIsSent() {
        assertThat(rig.http().get(INFO).header("WWW-Authenticate")).isEmpty();
        assertThat(ask("ca_x").header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void l18_aKeyExpiresAtTheExactSecondOfItsExpiryDate() {
        var clock = rig.server().clock();
        var second = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(10);
        var key = made(second).value();

        clock.forward(Duration.between(clock.instant(), second).minusNanos(1));
        assertThat(ask(key).status()).isEqualTo(200);

        clock.forward(Duration.ofNanos(1));
        Expected.error(ask(key), 401, EXPIRED);
    }

    @Test
    void l18_aChangeTakesEffectAtOnceHereAndWithinASecondElsewhere() {
        var key = made(null);
        var elsewhere = rig.http().at(rig.server().join().address());
        assertThat(ask(key.value()).status()).isEqualTo(200);
        assertThat(elsewhere.get(INFO, KEY + key.value()).status()).isEqualTo(200);

        revoke(key);

        Expected.error(ask(key.value()), 401, REVOKED);
        rig.server().clock().forward(Duration.ofMillis(999));
        Expected.error(elsewhere.get(INFO, KEY + key.value()), 401, REVOKED);
    }

    private Reply ask(String key) {
        return rig.http().get(INFO, KEY + key);
    }

    private Keys node() {
        return rig.server().node().keys();
    }

    private OrganizationId organization() {
        return rig.acme().organization().id();
    }

    private Instant past() {
        return rig.server().clock().instant().minusSeconds(60);
    }

    private Issued made(@Nullable Instant expiry) {
        var owner = rig.acme().organization().administrator().id();
        return node().create(Actor.system(organization()), new NewKey("tests", owner, 0, expiry));
    }

    private void change(Issued key, KeyChange change) {
        TestServer.done(node().change(Actor.system(organization()), key.id(), change));
    }

    private void revoke(Issued key) {
        TestServer.done(node().revoke(Actor.system(organization()), key.id()));
    }
}
