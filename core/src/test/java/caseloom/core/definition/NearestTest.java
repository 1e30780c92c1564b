package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> KNOWN = List.of("set", "switch", "set-status", "retry");

    @ParameterizedTest
    @CsvSource({
        "swich,switch",
        "swithc,switch",
        "Set,set",
        "sett,set",
        "retrys,retry",
        "set-staus,set-status",
        "set_status,set-status"
    })
    void aMisspeltNameGetsTheNearestKnownOne(String typed, String meant) {
        assertThat(Nearest.to(typed, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"frobnicate", "x", "st", "'  '", "set"})
    void aNameFarFromAllGetsNone(String typed) {
        assertThat(Nearest.to(typed, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,acb,1", "'',abc,3", "kitten,sitting,3"})
    void theDistanceCountsEdits(String from, String to, int edits) {
        assertThat(Nearest.distance(from, to)).isEqualTo(edits);
    }
}
