package caseloom.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.definition.Definitions;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// L-257 and L-258 on histories: only moves from step to step.
final class StepTrailTest {

    private static final Instant NOON = Instant.parse("2026-05-28T12:00:00Z");

    private static final String DOCUMENT =
            """
            document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
            do:
              - a: { wait: { hours: 1 } }
              - b: { wait: { hours: 1 } }
              - both:
                  fork:
                    branches:
                      - left: { wait: { hours: 1 } }
                      - right: { wait: { hours: 1 } }
              - c: { wait: { hours: 1 } }
            """;

    private final StepTrail trail =
            new StepTrail(
                    ListedSteps.of(
                            Definitions.standard().read(DOCUMENT).definition().orElseThrow()));

    private static Entry told(String event, @Nullable String step) {
        return new Entry(NOON, event, step, null);
    }

    private List<String> moves(Entry... entries) {
        return trail.follow(List.of(entries)).moves().stream()
                .map(move -> move.left().step().id() + ">" + move.to().id())
                .toList();
    }

    @Test
    void aTaskGoesFromTheIntakeToItsFirstStepAndOn() {
        assertThat(moves(told("run.started", null), told("step.waiting", "/do/0/a")))
                .containsExactly("intake_step>a");
        assertThat(moves(told("step.completed", "/do/0/a"), told("step.waiting", "/do/1/b")))
                .containsExactly("a>b");
        assertThat(trail.current().id()).isEqualTo("b");
    }

    @Test
    void theEndOfTheLastStepIsNoMove() {
        assertThat(
                        moves(
                                told("intake.completed", null),
                                told("step.completed", "/do/3/c"),
                                told("run.completed", null)))
                .containsExactly("intake_step>c");
        assertThat(trail.current().id()).isEqualTo("c");
    }

    @Test
    void ofBranchesTheFirstIsGoneToAndTheLastIsLeft() {
        assertThat(
                        moves(
                                told("run.started", null),
                                told("step.completed", "/do/1/b"),
                                told("step.waiting", "/do/2/both/fork/branches/0/left"),
                                told("step.waiting", "/do/2/both/fork/branches/1/right")))
                .containsExactly("intake_step>b", "b>left");
        assertThat(
                        moves(
                                told("step.completed", "/do/2/both/fork/branches/1/right"),
                                told("step.completed", "/do/2/both/fork/branches/0/left"),
                                told("step.waiting", "/do/3/c")))
                .containsExactly("left>c");
    }

    @Test
    void whatIsPassedOverIsNotGoneTo() {
        assertThat(
                        moves(
                                told("run.started", null),
                                told("step.skipped", "/do/0/a"),
                                told("step.waiting", "/do/1/b")))
                .containsExactly("intake_step>b");
    }

    @Test
    void aStepThatIsRepeatedIsNotAnother() {
        assertThat(
                        moves(
                                told("run.started", null),
                                told("step.completed", "/do/0/a"),
                                told("step.completed", "/do/0/a")))
                .containsExactly("intake_step>a");
    }

    @Test
    void aTaskThatNobodyTookIsAtItsIntake() {
        assertThat(trail.current().id()).isEqualTo("intake_step");
    }

    @Test
    void whatPeopleDecidedIsTheOutcomeOfTheirStep() {
        var waiting = Json.object().put("approval", "Go?").put("assignee", "ann@example.com");
        var decided = Json.object().put("by", "bob@example.com").put("approved", false);

        var moves =
                trail.follow(
                                List.of(
                                        told("run.started", null),
                                        new Entry(NOON, "step.waiting", "/do/0/a", waiting),
                                        new Entry(NOON, "approval.decided", "/do/0/a", decided),
                                        told("step.completed", "/do/0/a"),
                                        told("step.waiting", "/do/1/b")))
                        .moves();

        assertThat(moves.getFirst().assignee()).isEqualTo("ann@example.com");
        assertThat(moves.getFirst().left().outcome()).isEqualTo("submitted");
        assertThat(moves.getLast().left().outcome()).isEqualTo("rejected");
        assertThat(moves.getLast().left().by()).isEqualTo("bob@example.com");
        assertThat(moves.getLast().assignee()).isNull();
    }

    @Test
    void whatSignersDidIsTheOutcomeOfTheirStep() {
        assertThat(outcome("signature.signed", "step.completed")).isEqualTo("signed");
        assertThat(outcome("signature.declined", "step.failed")).isEqualTo("rejected");
        assertThat(outcome("note.of.nobody", "step.failed")).isEqualTo("completed");
        assertThat(outcome("signature.signed", "step.failed")).isEqualTo("completed");
    }

    private static String outcome(String said, String end) {
        var document =
                """
                document: { dsl: '1.0.3', namespace: t, name: t, version: '1.0.0' }
                do:
                  - sign: { call: request-signature, with: { file: document_1 } }
                  - b: { wait: { hours: 1 } }
                """;
        var steps =
                ListedSteps.of(Definitions.standard().read(document).definition().orElseThrow());
        var by = Json.object().put("by", "ann@example.com");
        var told =
                List.of(
                        told("run.started", null),
                        told("step.waiting", "/do/0/sign"),
                        new Entry(NOON, said, "/do/0/sign", by),
                        told(end, "/do/0/sign"),
                        told("step.waiting", "/do/1/b"));
        return new StepTrail(steps).follow(told).moves().getLast().left().outcome();
    }

    @Test
    void theNewestSignedDocumentIsAmongTheOutputs() {
        var first = Json.object().put("number", 7);
        var second = Json.object().put("number", 9);

        assertThat(Results.signed(List.of(told("run.started", null)))).isZero();
        assertThat(
                        Results.signed(
                                List.of(
                                        new Entry(NOON, "signature.sealed", "/do/0/a", first),
                                        new Entry(NOON, "signature.sealed", "/do/1/b", second))))
                .isEqualTo(9);
    }
}
