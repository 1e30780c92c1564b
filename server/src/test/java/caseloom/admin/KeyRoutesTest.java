package caseloom.admin;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.access.Email;
import caseloom.access.KeyCaller;
import caseloom.access.KeyEntry;
import caseloom.access.KeyEntry.Admitted;
import caseloom.access.KeyEntry.Refused;
import caseloom.access.KeyEntry.TooMany;
import caseloom.access.MemberRole;
import caseloom.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRoutesTest {

    private static final KeyEntry UNKNOWN = new Refused("Invalid API key");

    private final AdminRig rig = new AdminRig();
    private final AdminRig.Tenant acme = rig.tenant("acme", false);
    private final AdminClient admin = rig.client(acme.token());
    private final AdminClient foreign = rig.client(rig.tenant("other", false).token());

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l12_aKeyIsItsPrefixAndBase64UrlText() {
        assertThat(value(create("{\"name\": \"a\"}"))).matches("ca_[A-Za-z0-9_-]+");
    }

    @Test
    void l13_aKeyHasThirtyTwoCharactersMoreAndOnlyItsHashIsKept() {
        var made = create("{\"name\": \"a\"}");
        var value = value(made);

        assertThat(value).hasSize(35);
        assertThat(made.body().path("first_characters").asText()).isEqualTo(value.substring(0, 7));
        assertThat(count("select count(*) from keys k where k::text like ?", value.substring(7)))
                .isZero();
        assertThat(count("select count(*) from keys where hash = sha256(?::text::bytea)", value))
                .isEqualTo(1);
    }

    @Test
    void l13_tokensOfTheOtherApiAreNotValid() {
        assertThat(entered(rig.apiToken(acme))).isEqualTo(UNKNOWN);
    }

    @Test
    void l14_aKeyKnowsItsOrganizationOwnerLimitAndEnd() {
        rig.members()
                .create(
                        Actor.system(acme.created().id()),
                        new Email("Ann@Acme.example"),
                        MemberRole.VIEWER);
        var end = rig.clock().instant().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

        var made =
                create(
                        "{\"name\": \"All\", \"owner\": \"ann@acme.EXAMPLE\", \"rate_limit\": 7,"
                                + " \"expires_at\": \""
                                + end.plusMillis(900)
                                + "\"}");
        var caller = caller(value(made));

        assertThat(made.body().path("owner").asText()).isEqualTo("Ann@Acme.example");
        assertThat(made.body().path("expires_at").asText()).isEqualTo(end.toString());
        assertThat(made.body().path("state").asText()).isEqualTo("active");
        assertThat(caller.keyId()).isEqualTo(made.id());
        assertThat(caller.organization()).isEqualTo(acme.created().id());
        assertThat(caller.organizationName()).isEqualTo("acme");
        assertThat(caller.owner().email()).isEqualTo("Ann@Acme.example");
        assertThat(caller.ratePerMinute()).isEqualTo(7);
    }

    @Test
    void l15_everyCauseHasItsText() {
        var key = create("{\"name\": \"a\", \"expires_at\": \"" + in(Duration.ofHours(1)) + "\"}");
        var value = value(key);

        assertThat(rig.keyEntrance().enter(List.of())).isEqualTo(new Refused("API key required"));
        assertThat(entered("ca_" + "A".repeat(32))).isEqualTo(UNKNOWN);
        patch(key, "{\"active\": false}");
        assertThat(entered(value)).isEqualTo(new Refused("API key is inactive"));
        patch(key, "{\"active\": true}");
        assertThat(entered(value)).isInstanceOf(Admitted.class);
        rig.clock().forward(Duration.ofHours(1));
        assertThat(entered(value)).isEqualTo(new Refused("API key has expired"));
        revoke(key);
        assertThat(entered(value)).isEqualTo(new Refused("API key has been revoked"));
    }

    @Test
    void l16_revokedComesBeforeInactiveAndInactiveBeforeExpired() {
        var key = create("{\"name\": \"a\", \"expires_at\": \"" + in(Duration.ofHours(1)) + "\"}");
        rig.clock().forward(Duration.ofHours(2));

        assertThat(entered(value(key))).isEqualTo(new Refused("API key has expired"));
        assertThat(state(key)).isEqualTo("expired");
        patch(key, "{\"active\": false}");
        assertThat(entered(value(key))).isEqualTo(new Refused("API key is inactive"));
        assertThat(state(key)).isEqualTo("inactive");
        revoke(key);
        assertThat(entered(value(key))).isEqualTo(new Refused("API key has been revoked"));
        assertThat(state(key)).isEqualTo("revoked");
    }

    @Test
    void l17_emptyIsMissingAndWhatCannotBeOneKeyIsUnknown() {
        var key = create("{\"name\": \"a\"}");
        var value = value(key);

        assertThat(entered("")).isEqualTo(new Refused("API key required"));
        for (var wrong :
                List.of(
                        "CA_" + value.substring(3),
                        value.substring(3),
                        value + "A",
                        value + "," + value,
                        "Bearer " + value,
                        "ca_" + "é".repeat(32))) {
            assertThat(entered(wrong)).as(wrong).isEqualTo(UNKNOWN);
        }
        assertThat(rig.keyEntrance().enter(List.of(value, value))).isEqualTo(UNKNOWN);
        assertThat(rig.keyEntrance().enter(List.of("", value))).isEqualTo(UNKNOWN);
        assertThat(entered(value)).isInstanceOf(Admitted.class);
        assertThat(admin.delete("/keys/" + key.id()).status()).isEqualTo(204);
        assertThat(entered(value)).isEqualTo(UNKNOWN);
    }

    @Test
    void l18_aKeyExpiresAtTheExactSecond() {
        var end = rig.clock().instant().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        var key = create("{\"name\": \"a\", \"expires_at\": \"" + end + "\"}");

        rig.clock().forward(Duration.between(rig.clock().instant(), end).minusNanos(1));
        assertThat(entered(value(key))).isInstanceOf(Admitted.class);
        rig.clock().forward(Duration.ofNanos(1));
        assertThat(entered(value(key))).isEqualTo(new Refused("API key has expired"));
    }

    @Test
    void l18_aChangeOfStateTakesEffectAtOnceAndElsewhereWithinASecond() {
        var key = create("{\"name\": \"a\"}");
        var elsewhere = rig.otherKeyEntrance();
        assertThat(elsewhere.enter(List.of(value(key)))).isInstanceOf(Admitted.class);

        patch(key, "{\"active\": false}");

        assertThat(entered(value(key))).isInstanceOf(Refused.class);
        rig.clock().forward(Duration.ofSeconds(1));
        assertThat(elsewhere.enter(List.of(value(key)))).isInstanceOf(Refused.class);
    }

    @Test
    void l22_eachKeyHasItsOwnLimit() {
        var one = create("{\"name\": \"one\", \"rate_limit\": 1}");
        var two = create("{\"name\": \"two\", \"rate_limit\": 2}");

        assertThat(entered(value(one))).isInstanceOf(Admitted.class);
        assertThat(entered(value(one))).isEqualTo(new TooMany(60));
        assertThat(entered(value(two))).isInstanceOf(Admitted.class);
        assertThat(entered(value(two))).isInstanceOf(Admitted.class);
        patch(one, "{\"rate_limit\": 2}");
        assertThat(entered(value(one))).isInstanceOf(Admitted.class);
    }

    @Test
    void l23_aWindowBeginsWithTheFirstCountedRequestAndCountsNoRefusedOnes() {
        assertThat(create("{\"name\": \"usual\"}").body().path("rate_limit").asInt())
                .isEqualTo(120);
        var free = value(create("{\"name\": \"free\", \"rate_limit\": 0}"));
        var key = create("{\"name\": \"a\", \"rate_limit\": 1}");
        patch(key, "{\"active\": false}");
        assertThat(entered(value(key))).isInstanceOf(Refused.class);
        patch(key, "{\"active\": true}");

        assertThat(entered(value(key))).isInstanceOf(Admitted.class);
        rig.clock().forward(Duration.ofMillis(59_500));
        assertThat(entered(value(key))).isEqualTo(new TooMany(1));
        rig.clock().forward(Duration.ofMillis(500));
        assertThat(entered(value(key))).isInstanceOf(Admitted.class);
        for (var i = 0; i < 200; i++) {
            assertThat(entered(free)).isInstanceOf(Admitted.class);
        }
    }

    @Test
    void l270_aKeyIsActiveInactiveRevokedOrExpired() {
        var key = create("{\"name\": \"a\", \"expires_at\": \"" + in(Duration.ofHours(1)) + "\"}");

        assertThat(state(key)).isEqualTo("active");
        patch(key, "{\"active\": false}");
        assertThat(state(key)).isEqualTo("inactive");
        patch(key, "{\"active\": true}");
        rig.clock().forward(Duration.ofHours(1));
        assertThat(state(key)).isEqualTo("expired");
        revoke(key);
        assertThat(state(key)).isEqualTo("revoked");
    }

    @Test
    void l271_theValueIsShownOnceAndListsTellTheRest() {
        var made = create("{\"name\": \"Shown\"}");
        assertThat(entered(value(made))).isInstanceOf(Admitted.class);
        rig.keyEntrance().lastUse().pass();

        var read = admin.get("/keys/" + made.id()).body();

        assertThat(read.has("key")).isFalse();
        assertThat(read.path("last_used_at").asText()).isEqualTo(rig.clock().instant().toString());
        assertThat(admin.get("/keys?limit=200").items()).contains(read);
        assertThat(admin.get("/keys?limit=1").body().path("next").isTextual()).isTrue();
    }

    @Test
    void l271_inactiveCanBeUndoneAndRevokedCannot() {
        var key = create("{\"name\": \"a\"}");

        assertThat(patch(key, "{\"active\": false}").body().path("state").asText())
                .isEqualTo("inactive");
        assertThat(patch(key, "{\"active\": true}").body().path("state").asText())
                .isEqualTo("active");
        assertThat(revoke(key).body().path("state").asText()).isEqualTo("revoked");
        assertThat(patch(key, "{\"active\": true}").status()).isEqualTo(409);
        assertThat(revoke(key).status()).isEqualTo(409);
    }

    @Test
    void theEndOfAKeyCanBeMovedAndTakenAway() {
        var key = create("{\"name\": \"a\", \"expires_at\": \"" + in(Duration.ofHours(1)) + "\"}");
        var later = in(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);

        var moved = patch(key, "{\"expires_at\": \"" + later + "\"}");
        var kept = patch(key, "{\"rate_limit\": 5}");
        var endless = patch(key, "{\"expires_at\": null}");

        assertThat(moved.body().path("expires_at").asText()).isEqualTo(later.toString());
        assertThat(kept.body().path("expires_at").asText()).isEqualTo(later.toString());
        assertThat(endless.body().path("expires_at").isNull()).isTrue();
        assertThat(endless.body().path("rate_limit").asInt()).isEqualTo(5);
    }

    @Test
    void wrongKeysAreRefusedByMember() {
        assertThat(admin.post("/keys", "{}").fault()).isEqualTo("name");
        assertThat(fault("\"owner\": \"nobody@acme.example\"")).isEqualTo("owner");
        assertThat(fault("\"rate_limit\": -1")).isEqualTo("rate_limit");
        assertThat(fault("\"expires_at\": \"2020-01-01T00:00:00Z\"")).isEqualTo("expires_at");
        assertThat(fault("\"expires_at\": \"+99999-01-01T00:00:00Z\"")).isEqualTo("expires_at");
        assertThat(fault("\"key\": \"ca_mine\"")).isEqualTo("key");
        var key = create("{\"name\": \"a\"}");
        assertThat(patch(key, "{\"active\": 1}").fault()).isEqualTo("active");
        assertThat(patch(key, "{\"state\": \"active\"}").fault()).isEqualTo("state");
    }

    @Test
    void foreignKeysAnswerLikeUnknownOnes() {
        var key = create("{\"name\": \"a\"}");

        for (var number : List.of(Long.toString(key.id()), "999999", "x", "0")) {
            var path = "/keys/" + number;
            assertThat(foreign.get(path).status()).isEqualTo(404);
            assertThat(foreign.send("PATCH", path, "{\"active\": false}").status()).isEqualTo(404);
            assertThat(foreign.post(path + "/revoke", "").status()).isEqualTo(404);
            assertThat(foreign.delete(path).status()).isEqualTo(404);
        }
        assertThat(entered(value(key))).isInstanceOf(Admitted.class);
        assertThat(foreign.get("/keys").items()).isEmpty();
    }

    private AdminClient.Reply create(String body) {
        var made = admin.post("/keys", body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made;
    }

    private AdminClient.Reply patch(AdminClient.Reply key, String body) {
        return admin.send("PATCH", "/keys/" + key.id(), body);
    }

    private AdminClient.Reply revoke(AdminClient.Reply key) {
        return admin.post("/keys/" + key.id() + "/revoke", "");
    }

    private String state(AdminClient.Reply key) {
        return admin.get("/keys/" + key.id()).body().path("state").asText();
    }

    private String fault(String member) {
        return admin.post("/keys", "{\"name\": \"a\", " + member + "}").fault();
    }

    private static String value(AdminClient.Reply made) {
        return made.body().path("key").asText();
    }

    private KeyEntry entered(String header) {
        return rig.keyEntrance().enter(List.of(header));
    }

    private KeyCaller caller(String value) {
        return ((Admitted) entered(value)).caller();
    }

    private Instant in(Duration time) {
        return rig.clock().instant().plus(time);
    }

    private long count(String sql, String text) {
        return rig.db()
                .<Long>system(tx ->
                        tx.first(
                                        sql,
                                        row -> row.getLong(1),
                                        sql.contains("like") ? "%" + text + "%" : text)
                                .orElseThrow());
    }
}
