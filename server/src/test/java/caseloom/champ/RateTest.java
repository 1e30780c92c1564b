package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.access.AccessSettings;
import caseloom.access.NewToken;
import caseloom.access.TokenKind;
import caseloom.audit.Actor;
import caseloom.core.cases.WorkflowId;
import caseloom.settings.Env;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 2.7: the request rate.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateTest {

    private final ChampRig rig = new ChampRig("TOKEN_RATE_LIMIT=5");
    private final WorkflowId direct = rig.direct();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c38_aTokenMayMakeAsManyRequestsAMinuteAsItsOwnLimitSays() {
        var client = client(3);

        assertThat(ask(client, 3)).containsExactly(200, 200, 200);
        assertThat(ask(client, 2)).containsExactly(429, 429);
    }

    @Test
    void c38_withoutALimitOfItsOwnTheServersHolds() {
        assertThat(ask(client(null), 6)).containsExactly(200, 200, 200, 200, 200, 429);
    }

    @Test
    void c38_theServersLimitIs600UnlessSet() {
        var settings = AccessSettings.from(new Env(Map.of()));

        assertThat(settings.tokenRateLimit()).isEqualTo(600);
    }

    @Test
    void c38_zeroSwitchesALimitOff() {
        assertThat(ask(client(0), 50)).containsOnly(200);
    }

    @Test
    void c38_theWindowBeginsWithTheFirstCountedRequest() {
        var client = client(2);
        ask(client, 1);
        rig.server().clock().forward(Duration.ofSeconds(59));
        assertThat(ask(client, 2)).containsExactly(200, 429);

        rig.server().clock().forward(Duration.ofSeconds(1));

        assertThat(ask(client, 3)).containsExactly(200, 200, 429);
    }

    @Test
    void c38_refusedRequestsAreNotCounted() {
        var client = client(1);
        ask(client, 1);
        rig.server().clock().forward(Duration.ofSeconds(30));
        ask(client, 40);

        rig.server().clock().forward(Duration.ofSeconds(30));

        assertThat(ask(client, 2)).containsExactly(200, 429);
    }

    @Test
    void c38_theAnswerSaysHowManySecondsAreLeft() {
        var client = client(1);
        ask(client, 1);

        assertLeft(client, "60");
        rig.server().clock().forward(Duration.ofMillis(500));
        assertLeft(client, "60");
        rig.server().clock().forward(Duration.ofMillis(500));
        assertLeft(client, "59");
        rig.server().clock().forward(Duration.ofMillis(58_001));
        assertLeft(client, "1");
        rig.server().clock().forward(Duration.ofMillis(998));
        assertLeft(client, "1");
    }

    @Test
    void c38_eachNodeAndEachTokenCountsByItself() {
        var elsewhere = rig.server().join("TOKEN_RATE_LIMIT=5");
        var client = client(1);
        ask(client, 1);

        assertThat(ask(client.at(elsewhere.address()), 2)).containsExactly(200, 429);
        assertThat(ask(client(1), 1)).containsExactly(200);
        assertThat(ask(client, 1)).containsExactly(429);
    }

    @Test
    void c38_whateverWasAskedIsCounted() {
        var client = client(3);
        client.get("/api/external/v1/nothing");
        client.post(ChampRig.cases(direct), "{");
        client.post(ChampRig.cases(direct), "{}");

        assertThat(ask(client, 1)).containsExactly(429);
    }

    private void assertLeft(Client client, String seconds) {
        var reply = client.get(ChampRig.ROOT);
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).contains(seconds);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"rate_limited\",\"message\":\"Too many requests. Try again in "
                                + seconds
                                + " seconds.\"}");
    }

    /// The statuses of as many requests, each for a run that is there.
    private int[] ask(Client client, int times) {
        var run = runNumber();
        var statuses = new int[times];
        for (var i = 0; i < times; i++) {
            statuses[i] = client.get(ChampRig.oneRun(direct, run)).status();
        }
        return statuses;
    }

    private long runNumber() {
        var known = rig.count("runs");
        var unlimited = client(0);
        return known > 0
                ? rig.server()
                        .database()
                        .db()
                        .system(tx ->
                                tx.first("select min(id) from runs", row -> row.getLong(1))
                                        .orElseThrow())
                : unlimited.post(ChampRig.runs(direct), "{}").at("/workflow_run/id").longValue();
    }

    private Client client(@Nullable Integer limit) {
        var token =
                new NewToken(
                        TokenKind.API, false, "tests", limit, rig.acme().caller().member(), null);
        var id = rig.acme().organization().id();
        return rig.http().as(rig.server().node().tokens().create(Actor.system(id), token).value());
    }
}
