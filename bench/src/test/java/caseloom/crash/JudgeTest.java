package caseloom.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.crash.Evidence.Found;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The judge must see what it is there for: case 0 asks the service and has a key, case 1 neither.
final class JudgeTest {

    private static final Plan PLAN = new Plan(1, 2, 1, List.of());

    private static final Judge.Seen SEEN =
            new Judge.Seen(
                    Map.of(0, 10L, 1, 11L),
                    Map.of(0, Set.of("7/do/0/ask/1")),
                    Map.of(0, Set.of(5, 6)));

    private static final Found ASKED = found(0, 10, "Closed", 6);

    private static final Found PLAIN = found(1, 11, "Closed", 0);

    @Test
    void aCleanRunHasNoFindings() {
        var findings = judge(SEEN, List.of(ASKED), List.of(PLAIN), Map.of(10L, 1));

        assertThat(findings.lost()).isEmpty();
        assertThat(findings.doubled()).isEmpty();
    }

    @Test
    void anAnsweredCaseThatIsNotThereIsLost() {
        assertThat(judge(SEEN, List.of(ASKED), List.of(), Map.of(10L, 1)).lost()).hasSize(1);
        assertThat(
                        judge(
                                        SEEN,
                                        List.of(ASKED),
                                        List.of(found(1, 99, "Closed", 0)),
                                        Map.of(10L, 1))
                                .lost())
                .hasSize(1);
    }

    @Test
    void aCaseThatDidNotReachClosedIsLost() {
        var open = found(1, 11, "Open", 0);

        assertThat(judge(SEEN, List.of(ASKED), List.of(open), Map.of(10L, 1)).lost()).hasSize(1);
    }

    @Test
    void aKeyedCaseWithoutAnAnswerIsLostAndOneWithoutKeyIsNot() {
        var nobody = new Judge.Seen(Map.of(), SEEN.keys(), SEEN.given());

        assertThat(judge(nobody, List.of(ASKED), List.of(), Map.of(10L, 1)).lost()).hasSize(1);
    }

    @Test
    void aCaseThatIsThereTwiceIsDoubled() {
        var twice = List.of(PLAIN, found(1, 12, "Closed", 0));

        assertThat(judge(SEEN, List.of(ASKED), twice, Map.of(10L, 1)).doubled()).hasSize(1);
    }

    @Test
    void anAnswerAppliedTwiceOrNeverIsDoubled() {
        assertThat(judge(SEEN, List.of(ASKED), List.of(PLAIN), Map.of(10L, 2)).doubled())
                .hasSize(1);
        assertThat(judge(SEEN, List.of(ASKED), List.of(PLAIN), Map.of()).doubled()).hasSize(1);
    }

    @Test
    void aNumberThatWasNotGivenAndASecondKeyAreDoubled() {
        var strange = List.of(found(0, 10, "Closed", 4));
        var keys = Map.of(0, Set.of("7/do/0/ask/1", "8/do/0/ask/1"));
        var twoKeys = new Judge.Seen(SEEN.answered(), keys, SEEN.given());

        assertThat(judge(SEEN, strange, List.of(PLAIN), Map.of(10L, 1)).doubled()).hasSize(1);
        assertThat(judge(twoKeys, List.of(ASKED), List.of(PLAIN), Map.of(10L, 1)).doubled())
                .hasSize(1);
    }

    private static Judge.Findings judge(
            Judge.Seen seen, List<Found> asked, List<Found> plain, Map<Long, Integer> applied) {
        var cases = Map.of(Clients.subject(0), asked, Clients.subject(1), plain);
        return new Judge(PLAN, seen).judge(cases, applied);
    }

    private static Found found(int n, long id, String status, int serial) {
        return new Found(Clients.subject(n), id, status, Json.object().put("serial", serial));
    }
}
