package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.definition.Complaint.Severity;
import caseloom.core.expression.Wrapping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintsTest {

    @Test
    void aComplaintHasLineColumnPointerAndOneSentence() {
        var reading = Documents.steps("- one: { set: { a: 1 }, then: tow }\n- two: { wait: PT1S }");

        assertThat(reading.definition()).isEmpty();
        assertThat(reading.complaints())
                .contains(
                        new Complaint(
                                Severity.ERROR,
                                7,
                                33,
                                "/do/0/one/then",
                                "There is no step `tow` in this list. Did you mean `two`?"));
    }

    @Test
    void aWarningDoesNotKeepADocumentFromBeingPublished() {
        var reading = Documents.steps("- one: { set: { a: .amount } }");

        assertThat(reading.definition()).isPresent();
        assertThat(reading.complaints())
                .containsExactly(
                        new Complaint(
                                Severity.WARNING,
                                7,
                                22,
                                "/do/0/one/set/a",
                                "This is taken as plain text. For an expression write"
                                        + " `${ .amount }`."));
    }

    @Test
    void oneMisspeltNameIsOneComplaint() {
        assertThat(Documents.told(Documents.steps("- one: { call: add-note, with: { txt: a } }")))
                .containsExactly(
                        "E 7:36 /do/0/one/with/txt `txt` is not known in the `with` of `add-note`."
                                + " Did you mean `text`?");
    }

    @Test
    void aMistakeUnderAnAliasIsToldOnce() {
        var steps = "- one: &step { wait: soon }\n- two: *step";

        assertThat(Documents.steps(steps).complaints()).hasSize(1);
    }

    @Test
    void complaintsComeInReadingOrder() {
        var reading = Documents.steps("- one: { then: x, wait: soon }\n- two: { then: y, set: 5 }");

        assertThat(reading.complaints())
                .isSortedAccordingTo((a, b) ->
                        a.line() == b.line()
                                ? Integer.compare(a.column(), b.column())
                                : Integer.compare(a.line(), b.line()));
        assertThat(reading.complaints()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Refund of ${ .amount }", "${ .a }${ .b }", "${ .a } ${ .b }", "\\${ .a }"})
    void w13_textAroundAnExpressionIsRefused(String text) {
        var reading = Documents.steps("- one: { set: { a: '" + text + "' } }");

        assertThat(reading.complaints())
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("(W-13)"));
    }

    @Test
    void anExpressionThatIsNotClosedIsRefusedAsSuch() {
        var reading = Documents.steps("- one: { set: { a: 'x ${ .a', b: '${ .b' } }");

        assertThat(reading.complaints())
                .extracting(Complaint::message)
                .containsOnly("`${` is not closed: an expression ends with `}`.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${ \"}\" }",
                "${ { a: { b: 1 } } }",
                "${ \"\\(.a | { b: \"}\" })\" }",
                "  ${ .a } ",
                "${ .a # }\n}"
            })
    void w13_bracesInsideAnExpressionAreItsOwn(String text) {
        assertThat(Wrapping.of(text)).isInstanceOf(Wrapping.Whole.class);
    }

    @Test
    void w31_bareJqIsTakenAtTheseNinePlaces() {
        var reading =
                Documents.steps(
                        """
                        - one:
                            if: .a
                            input: { from: .b }
                            output: { as: .c }
                            export: { as: .d }
                            for: { in: .e }
                            while: .f
                            do:
                              - two: { switch: [ { x: { when: .g, then: end } } ] }
                        - three:
                            try: [ { four: { set: { a: 1 } } } ]
                            catch: { when: .h, exceptWhen: .i, retry: { when: .j, exceptWhen: .k } }
                        """);

        assertThat(Documents.told(reading)).isEmpty();
    }

    @Test
    void variablesOfLoopsAndCatchesAreKnownWhereTheyAre() {
        var reading =
                Documents.steps(
                        """
                        - one:
                            for: { each: a, at: b, in: $a }
                            while: $a > $b
                            output: { as: $b }
                            do:
                              - two:
                                  try: [ { three: { set: { x: '${ $a + $e }' } } } ]
                                  catch:
                                    as: e
                                    when: $e
                                    retry: { when: $e, delay: '${ $e }' }
                                    do: [ { four: { set: { x: '${ $a + $e + $error }' } } } ]
                        """);

        assertThat(reading.complaints())
                .extracting(one -> one.pointer() + " " + one.message())
                .containsExactly(
                        "/do/0/one/for/in There is no variable `$a` here.",
                        "/do/0/one/output/as There is no variable `$b` here.",
                        "/do/0/one/do/0/two/try/0/three/set/x There is no variable `$e` here.",
                        "/do/0/one/do/0/two/catch/retry/delay There is no variable `$e` here.",
                        "/do/0/one/do/0/two/catch/do/0/four/set/x There is no variable `$error`"
                                + " here.");
    }

    @Test
    void c86_statusesHaveUpTo100CharactersAndDifferWithoutRegardToCase() {
        var hundred = "\uD83D\uDE00".repeat(100);

        assertThat(statuses("[" + hundred + ", b]")).isEmpty();
        assertThat(statuses("[" + hundred + "x]"))
                .containsExactly("A status has 1 to 100 characters.");
        assertThat(statuses("['']")).containsExactly("A status has 1 to 100 characters.");
        assertThat(statuses("[Waiting, WAITING]"))
                .containsExactly("The status `WAITING` is declared twice (case does not count).");
        assertThat(statuses("[OPEN]"))
                .containsExactly("Every workflow has the status `OPEN` already.");
    }

    @Test
    void l47_theKeyIsLowerCaseLettersDigitsAndUnderscores() {
        assertThat(key("a".repeat(64))).isEmpty();
        for (var bad : new String[] {"a".repeat(65), "1a", "a-b", "A", "''", "_a"}) {
            assertThat(key(bad)).as(bad).hasSize(1);
        }
    }

    private static List<String> statuses(String list) {
        return metadata("statuses: " + list);
    }

    private static List<String> key(String key) {
        return metadata("key: " + key);
    }

    private static List<String> metadata(String metadata) {
        var text =
                Documents.HEAD
                        + "  metadata:\n    "
                        + metadata
                        + "\ndo: [ { one: { set: { a: 1 } } } ]";
        return Documents.read(text).complaints().stream().map(Complaint::message).toList();
    }
}
