package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Wire;
import caseloom.core.cases.WorkflowId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.5: ids and times.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdsAndTimesTest {

    private static final String NOT_FOUND =
            "{\"error\":\"not_found\",\"message\":\"The resource was not found.\"}";

    private final ChampRig rig = new ChampRig();
    private final WorkflowId direct = rig.direct();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c26_idsAreNumbersInBodiesAndDigitsInPaths() {
        var made = rig.http().post(ChampRig.cases(direct), "{}");
        var started = rig.http().post(ChampRig.runs(direct), "{}");

        assertThat(made.at("/case/id").isIntegralNumber()).isTrue();
        assertThat(made.at("/case/workflow_id").isIntegralNumber()).isTrue();
        assertThat(started.at("/workflow_run/id").isIntegralNumber()).isTrue();
        assertThat(
                        rig.http()
                                .get(
                                        ChampRig.ROOT
                                                + "/workflows/"
                                                + direct.value()
                                                + "/cases/"
                                                + made.at("/case/id").longValue())
                                .status())
                .isEqualTo(200);
    }

    @Test
    void c27_idsAreWholeNumbersFromOneUp() {
        for (var i = 0; i < 3; i++) {
            assertThat(rig.create(direct, "{}")).isBetween(1L, 9_007_199_254_740_991L);
            assertThat(rig.startRun(direct, "{}")).isBetween(1L, 9_007_199_254_740_991L);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "01",
                "-1",
                "+1",
                "1.0",
                "1e1",
                "abc",
                "1x",
                "%31",
                "0x1",
                "9007199254740992",
                "9999999999999999",
                "10000000000000000",
                "99999999999999999999999999999999999999",
                "١",
                "1_0",
                "*"
            })
    void c28_anOddIdInAPathIsNotFound(String id) {
        var workflows = ChampRig.ROOT + "/workflows/";
        var one = workflows + direct.value();

        for (var request :
                List.of(
                        "GET " + one + "/cases/" + id,
                        "GET " + one + "/runs/" + id,
                        "GET " + workflows + id + "/cases/1",
                        "POST " + workflows + id + "/cases",
                        "POST " + workflows + id + "/runs")) {
            try (var wire = Wire.to(rig.server().node().address())) {
                var reply =
                        wire.lines(
                                        request
                                                + " HTTP/1.1\nHost: x\nAuthorization: Bearer "
                                                + rig.acme().token()
                                                + "\n\n")
                                .reply();

                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.text()).isEqualTo(NOT_FOUND);
            }
        }
    }

    @Test
    void c28_theLargestIdIsWellFormedAndUnknown() {
        var largest = 9_007_199_254_740_991L;

        assertThat(rig.http().get(ChampRig.oneCase(direct, largest)).status()).isEqualTo(404);
        assertThat(rig.http().get(ChampRig.oneRun(direct, largest)).status()).isEqualTo(404);
        assertThat(rig.http().post(ChampRig.cases(new WorkflowId(largest)), "{}").status())
                .isEqualTo(404);
    }

    @Test
    void c28_anIdOfThousandsOfDigitsIsNotFound() {
        assertThat(rig.http().get(ChampRig.cases(direct) + "/" + "1".repeat(8_000)).text())
                .isEqualTo(NOT_FOUND);
    }

    @Test
    void c29_timesAreIsoInUtcWithAFinalZ() {
        var made = rig.http().post(ChampRig.cases(direct), "{}");

        assertThat(made.at("/case/created_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(made.at("/case/updated_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void c30_fractionsAreDroppedAndNotRounded() {
        try (var other = new ChampRig()) {
            var workflow = other.direct();
            var clock = other.server().clock();
            // 17:04:12.987654 becomes 17:04:12.9999999, which a database keeping microseconds
            // would round up.
            clock.forward(Duration.ofNanos(12_345_900));

            var made = other.http().post(ChampRig.cases(workflow), "{}");
            var number = made.at("/case/id").longValue();
            var fetched = other.http().get(ChampRig.oneCase(workflow, number));

            for (var reply : List.of(made, fetched)) {
                assertThat(reply.at("/case/created_at").asText()).isEqualTo("2026-05-28T17:04:12Z");
                assertThat(reply.at("/case/updated_at").asText()).isEqualTo("2026-05-28T17:04:12Z");
            }
        }
    }

    @Test
    void c30_aWholeSecondIsWrittenWithItsSeconds() {
        try (var other = new ChampRig()) {
            var workflow = other.direct();
            // To 17:05:00 exactly.
            other.server().clock().forward(Duration.ofNanos(47_012_346_000L));

            var made = other.http().post(ChampRig.cases(workflow), "{}");

            assertThat(made.at("/case/created_at").asText()).isEqualTo("2026-05-28T17:05:00Z");
            assertThat(made.at("/case/subject").asText())
                    .isEqualTo("API - 2026-05-28 17:05:00 UTC");
        }
    }
}
