package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Client;
import caseloom.access.NewKey;
import caseloom.audit.Actor;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 2.3: requests a minute.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateTest {

    private static final String PATH = "/workflows";

    private ChamelioRig rig;

    @BeforeAll
    void start() {
        rig = new ChamelioRig();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l22_eachKeyHasALimitOfItsOwnThatIsReported() {
        for (var limit : new int[] {77, 0, 3}) {
            var info = rig.http().get("/users/org-info", KEY + key(limit));

            assertThat(info.at("/rate_limit_per_minute").intValue()).isEqualTo(limit);
        }
    }

    @Test
    void l23_theLimitIs120UnlessAnotherWasAskedFor() {
        var owner = rig.acme().organization().administrator().id();
        var usual =
                rig.server()
                        .node()
                        .keys()
                        .create(
                                Actor.system(rig.acme().organization().id()),
                                NewKey.of("usual", owner))
                        .value();

        assertThat(
                        rig.http()
                                .get("/users/org-info", KEY + usual)
                                .at("/rate_limit_per_minute")
                                .intValue())
                .isEqualTo(120);
        assertThat(ask(usual, 119)).containsOnly(200);
        assertThat(ask(usual, 1)).containsExactly(429);
    }

    @Test
    void l23_zeroMeansNoLimit() {
        assertThat(ask(key(0), 150)).containsOnly(200);
    }

    @Test
    void l23_requestsOverTheLimitAreToldHowLongToWait() {
        var key = key(2);
        assertThat(ask(key, 2)).containsExactly(200, 200);

        left(key, "60");
        forward(Duration.ofMillis(500));
        left(key, "60");
        forward(Duration.ofMillis(500));
        left(key, "59");
        forward(Duration.ofMillis(58_001));
        left(key, "1");
        forward(Duration.ofMillis(998));
        left(key, "1");
    }

    @Test
    void l23_theWindowBeginsWithTheFirstCountedRequest() {
        var key = key(2);
        ask(key, 1);
        forward(Duration.ofSeconds(59));
        assertThat(ask(key, 2)).containsExactly(200, 429);

        forward(Duration.ofSeconds(1));

        assertThat(ask(key, 3)).containsExactly(200, 200, 429);
    }

    @Test
    void l23_refusedRequestsAreNotCounted() {
        var key = key(1);
        ask(key, 1);
        forward(Duration.ofSeconds(30));
        ask(key, 20);

        forward(Duration.ofSeconds(30));

        assertThat(ask(key, 2)).containsExactly(200, 429);
    }

    @Test
    void l23_eachNodeAndEachKeyCountsByItself() {
        var elsewhere = rig.http().at(rig.server().join().address());
        var key = key(1);
        ask(key, 1);

        assertThat(ask(elsewhere, key, 2)).containsExactly(200, 429);
        assertThat(ask(key(1), 1)).containsExactly(200);
        assertThat(ask(key, 1)).containsExactly(429);
    }

    @Test
    void l23_requestsThatFailLaterAreCountedAndThoseThatFailBeforeAreNot() {
        var key = key(2);
        rig.http().get("/nothing", KEY + key);
        rig.http().post("/tasks", "", KEY + key);

        rig.http().get("/tasks/x", KEY + key);
        rig.http().post("/workflows/none/1/initiate", "{", KEY + key);

        assertThat(ask(key, 1)).containsExactly(429);
    }

    private String key(int ratePerMinute) {
        return rig.key(rig.acme(), ratePerMinute);
    }

    private void forward(Duration by) {
        rig.server().clock().forward(by);
    }

    private void left(String key, String seconds) {
        var reply = rig.http().get(PATH, KEY + key);
        Expected.error(reply, 429, "Rate limit exceeded");
        assertThat(reply.header("Retry-After")).contains(seconds);
    }

    private int[] ask(String key, int times) {
        return ask(rig.http(), key, times);
    }

    private static int[] ask(Client client, String key, int times) {
        var statuses = new int[times];
        for (var i = 0; i < times; i++) {
            statuses[i] = client.get(PATH, KEY + key).status();
        }
        return statuses;
    }
}
