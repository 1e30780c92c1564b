package caseloom.crash;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import caseloom.crash.Evidence.Found;
import caseloom.crash.Evidence.Histories;
import caseloom.crash.Evidence.Move;
import caseloom.crash.Judge.Findings;
import caseloom.crash.Judge.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The judge must see what it is there for. Of four cases number 0 is plain and without a key, 1
/// asks, 2 waits and 3 listens.
final class JudgeTest {

    private static final Map<Integer, Long> ANSWERED = Map.of(0, 10L, 1, 11L, 2, 12L, 3, 13L);

    private static final Map<Integer, Set<String>> KEYS = Map.of(1, Set.of("7/do/1/ask/1"));

    private static final Map<Integer, Set<Integer>> GIVEN = Map.of(1, Set.of(5, 6));

    private static final Histories CLEAN =
            new Histories(
                    Map.of(
                            10L, moves("Open", "Closed"),
                            11L, moves("Open", "Asked", "Closed"),
                            12L, moves("Open", "Waiting", "Closed"),
                            13L, moves("Open", "Listening", "Answered", "Closed")),
                    List.of(),
                    List.of());

    private final Map<Integer, List<Found>> cases = new HashMap<>();

    JudgeTest() {
        for (var n = 0; n < ANSWERED.size(); n++) {
            cases.put(n, List.of(found(n, 10 + n)));
        }
    }

    @Test
    void aCleanRoundHasNoFindings() {
        var findings = judge(ANSWERED, CLEAN);

        assertThat(findings).isEqualTo(new Findings(List.of(), List.of(), List.of()));
    }

    @Test
    void anAnsweredCaseThatIsNotThereIsLost() {
        cases.put(0, List.of());
        assertThat(judge(ANSWERED, CLEAN).lost()).hasSize(1);

        cases.put(0, List.of(found(0, 99)));
        assertThat(judge(ANSWERED, CLEAN).lost()).hasSize(1);
    }

    @Test
    void aCaseThatDidNotEndWellIsLost() {
        cases.put(0, List.of(new Found(0, 10, "Error", Json.object(), 1, 0)));
        assertThat(judge(ANSWERED, CLEAN).lost()).hasSize(1);

        cases.put(0, List.of(new Found(0, 10, "Open", Json.object(), 1, 1)));
        assertThat(judge(ANSWERED, CLEAN).lost()).hasSize(1);
    }

    @Test
    void aKeyedCaseWithoutAnAnswerIsLostAndOneWithoutKeyIsNot() {
        assertThat(judge(Map.of(1, 11L, 2, 12L, 3, 13L), CLEAN).lost()).isEmpty();
        assertThat(judge(Map.of(0, 10L, 1, 11L, 2, 12L), CLEAN).lost()).hasSize(1);
    }

    @Test
    void anEventThatWasNotKeptIsLost() {
        cases.put(3, List.of(new Found(3, 13, "Closed", Json.object(), 1, 1)));

        assertThat(judge(ANSWERED, CLEAN).lost()).hasSize(1);
    }

    @Test
    void aCaseThatIsThereTwiceOrHasTwoRunsIsDoubled() {
        cases.put(0, List.of(found(0, 10), found(0, 10)));
        assertThat(judge(ANSWERED, CLEAN).doubled()).hasSize(1);

        cases.put(0, List.of(new Found(0, 10, "Closed", Json.object(), 2, 2)));
        assertThat(judge(ANSWERED, CLEAN).doubled()).hasSize(1);
    }

    @Test
    void aStepThatWasGonePastTwiceIsDoubled() {
        var twice = new Histories(CLEAN.moves(), List.of("case 11 went past /do/1/ask"), List.of());

        assertThat(judge(ANSWERED, twice).doubled()).hasSize(1);
    }

    @Test
    void aNumberThatWasNotGivenAndASecondKeyAreDoubled() {
        cases.put(1, List.of(new Found(1, 11, "Closed", Json.object().put("serial", 4), 1, 1)));
        assertThat(judge(ANSWERED, CLEAN).doubled()).hasSize(1);

        cases.put(1, List.of(found(1, 11)));
        var twoKeys = Map.of(1, Set.of("7/do/1/ask/1", "8/do/1/ask/1"));
        assertThat(judge(new Seen(4, ANSWERED, twoKeys, GIVEN), CLEAN).doubled()).hasSize(1);
        assertThat(judge(new Seen(4, ANSWERED, Map.of(), GIVEN), CLEAN).doubled()).hasSize(1);
    }

    @Test
    void statusesOutOfOrderAndHolesAreIllegal() {
        var moves = new HashMap<>(CLEAN.moves());
        moves.put(13L, moves("Open", "Answered", "Listening", "Closed"));
        var jumped = new Histories(moves, List.of(), List.of());
        var torn = new Histories(CLEAN.moves(), List.of(), List.of(12L));

        assertThat(judge(ANSWERED, jumped).illegal()).hasSize(1);
        assertThat(judge(ANSWERED, torn).illegal()).hasSize(1);
    }

    private Findings judge(Map<Integer, Long> answered, Histories histories) {
        return judge(new Seen(ANSWERED.size(), answered, KEYS, GIVEN), histories);
    }

    private Findings judge(Seen seen, Histories histories) {
        return new Judge(seen, histories).judge(cases);
    }

    private static Found found(int n, long id) {
        var attributes = Json.object().put("serial", 6).put("answer", "answer " + n);
        return new Found(n, id, "Closed", attributes, 1, 1);
    }

    private static List<Move> moves(String... path) {
        return Judge.moves(List.of(path));
    }
}
