package caseloom.chamelio;

import static caseloom.chamelio.ChamelioRig.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 2.3: requests a minute.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateTest {

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
    void l22_theLimitOfTheKeyIsReported() {
        var key = rig.key(rig.acme(), 77);

        var info = ChamelioRig.json(rig.http().get("/users/org-info", KEY + key), 200);

        assertThat(info.get("rate_limit_per_minute").intValue()).isEqualTo(77);
    }

    @Test
    void l23_requestsOverTheLimitAreToldHowLongToWait() {
        var key = rig.key(rig.acme(), 2);
        for (var i = 0; i < 2; i++) {
            assertThat(rig.http().get("/workflows", KEY + key).status()).isEqualTo(200);
        }

        var refused = rig.http().get("/workflows", KEY + key);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).isEqualTo("{\"detail\":\"Rate limit exceeded\"}");
        assertThat(refused.header("Retry-After")).contains("60");
    }
}
