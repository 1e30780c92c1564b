package caseloom.core.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Documents that try to exhaust whoever reads them. The time limit is only a net: what counts is
/// that each gets its clear complaint, and not more of them than anybody reads.
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDocumentsTest {

    private static final String ONE_STEP = "do: [ { a: { set: { a: 1 } } } ]\n";

    @Test
    void aliasesThatMultiplyAreCountedAndRefused() {
        var bomb = new StringBuilder("x: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (var i = 1; i < 9; i++) {
            bomb.append("x" + i + ": &a" + i + " [" + times(10, _ -> "*a", i - 1) + "]\n");
        }

        refused(Documents.HEAD + bomb + ONE_STEP, "more than 100000 values");
    }

    @Test
    void aliasesThatContainThemselvesAreRefused() {
        refused(Documents.HEAD + "x: &a [ *a ]\n" + ONE_STEP, "a");
    }

    @Test
    void bracketsWithoutEndAreRefusedByTheirDepth() {
        refused(Documents.HEAD + "x: " + "[".repeat(100_000), "deep");
        refused("{a: ".repeat(50_000), "deep");
    }

    @Test
    void indentationWithoutEndIsRefusedByItsDepth() {
        var deep = new StringBuilder();
        for (var i = 0; i < 1_000; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }

        refused(deep.toString(), "deep");
    }

    @Test
    void aDocumentOfAMegabyteIsRefusedUnread() {
        refused("#" + "x".repeat(1 << 20) + "\n" + ONE_STEP, "larger than");
    }

    @Test
    void moreStepsThanAnybodyWritesAreRefusedOnce() {
        var steps = times(5_000, i -> "{ s" + i + ": { set: { a: 1 } } }");

        refused(Documents.HEAD + "do: [ " + steps + " ]\n", "more than 1000 steps");
    }

    @Test
    void aMillionStepsAreMoreThanTheSizeAllows() {
        refused(Documents.HEAD + "do:\n" + "  - a: {}\n".repeat(1_000_000), "larger than");
    }

    @Test
    void aNameAsLongAsADocumentIsRefused() {
        refused(
                Documents.HEAD + "do: [ { " + "n".repeat(500_000) + ": { set: { a: 1 } } } ]\n",
                "");
        refused(
                Documents.HEAD + "do: [ { " + "n".repeat(900) + ": { set: { a: 1 } } } ]\n",
                "at most 200 characters");
    }

    @Test
    void manyMistakesAreToldUpToALimit() {
        var steps = times(900, i -> "{ s" + i + ": { swich: [] } }");

        var reading = Documents.read(Documents.HEAD + "do: [ " + steps + " ]\n");

        assertThat(reading.definition()).isEmpty();
        assertThat(reading.complaints()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void hintsForManyLongNamesCostLittle() {
        var name = "n".repeat(90);
        var steps =
                times(
                        990,
                        i ->
                                "{ "
                                        + name
                                        + i
                                        + ": { set: { a: 1 }, then: "
                                        + name
                                        + "x"
                                        + i
                                        + " } }");

        refused(Documents.HEAD + "do: [ " + steps + " ]\n", "There is no step");
    }

    @Test
    void hintsForManyUnknownAttributesCostLittle() {
        var properties = times(15_000, i -> "p" + i + "q: {}");
        var uses = times(15_000, i -> "a" + i + ": '${ .p" + i + "r }'");

        var reading =
                Documents.read(
                        Documents.HEAD
                                + "input: { schema: { document: { type: object, properties: { "
                                + properties
                                + " } } } }\ndo: [ { a: { set: { "
                                + uses
                                + " } } } ]\n");

        assertThat(reading.complaints()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void functionsThatCallEachOtherTwiceAreRefusedByTheirSteps() {
        var functions =
                "f0: { set: { a: 1 } }, "
                        + times(
                                30,
                                i ->
                                        "f"
                                                + (i + 1)
                                                + ": { do: [ { a: { call: f"
                                                + i
                                                + " } }, { b: { call: f"
                                                + i
                                                + " } } ] }");

        refused(
                Documents.HEAD
                        + "use: { functions: { "
                        + functions
                        + " } }\ndo: [ { a: { call: f30 } } ]\n",
                "Steps nest deeper");
        refused(
                Documents.HEAD
                        + "use: { functions: { "
                        + functions
                        + " } }\ndo: [ { a: { call: f10 } } ]\n",
                "");
    }

    @Test
    void functionsThatCallEachOtherInARowAreRefusedByTheirDepth() {
        var functions =
                "f0: { set: { a: 1 } }, "
                        + times(900, i -> "f" + (i + 1) + ": { call: f" + i + " }");

        refused(
                Documents.HEAD
                        + "use: { functions: { "
                        + functions
                        + " } }\ndo: [ { a: { call: f900 } } ]\n",
                "Steps nest deeper");
    }

    @Test
    void functionsThatCallThemselvesInACircleAreRefused() {
        var functions = times(50, i -> "f" + i + ": { call: f" + (i + 1) % 50 + " }");

        refused(
                Documents.HEAD
                        + "use: { functions: { "
                        + functions
                        + " } }\ndo: [ { a: { call: f0 } } ]\n",
                "");
    }

    @Test
    void numbersThatNobodyCanWriteOutAreRefused() {
        refusedValue("1e400000", "400 digits");
        refusedValue("1e-400000", "400 digits");
        refusedValue("9".repeat(5_000), "400 digits");
        refusedValue("0x" + "f".repeat(5_000), "400 digits");
        refusedValue("1e99999999999999999999", "400 digits");
        refusedValue(".inf", "no number that JSON can carry");
        refusedValue(".nan", "no number that JSON can carry");
    }

    @Test
    void tagsThatMakeObjectsAreRefused() {
        refusedValue("!!javax.script.ScriptEngineManager [ !!java.net.URL [http://x] ]", "ag");
        refusedValue("!!binary aGk=", "ag");
        refusedValue("!own x", "ag");
    }

    @Test
    void lengthsOfTimeWithoutEndAreRefused() {
        refusedStep("{ wait: P99999999999999999999D }", "`wait`");
        refusedStep("{ wait: { days: 99999999999 } }", "usual size");
        refusedStep("{ wait: PT" + "9".repeat(10_000) + "S }", "`wait`");
        refusedStep("{ wait: { days: 36526 } }", "longer than 36525 days");
    }

    @Test
    void patternsThatExplodeAreRefusedInSchemas() {
        for (var pattern :
                List.of("(?=a)a", "(a)\\1", "((a{1000}){1000}){1000}", "(", "[", "(?<!a)b")) {
            refused(
                    schema("{ type: object, properties: { a: { pattern: '" + pattern + "' } } }"),
                    "/input/schema/document");
        }
    }

    @Test
    void schemasThatReferToThemselvesForEverAreRefused() {
        refused(schema("{ $ref: '#' }"), "/input/schema/document");
        refused(
                schema(
                        "{ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' },"
                                + " b: { $ref: '#/$defs/a' } } }"),
                "/input/schema/document");
        refused(schema("{ allOf: [ { $ref: '#' } ] }"), "/input/schema/document");
    }

    @Test
    void schemasThatReferOutOfTheDocumentAreRefused() {
        refused(schema("{ $ref: 'https://x.example/s.json' }"), "/input/schema/document");
        refused(schema("{ $ref: 'file:///etc/passwd' }"), "/input/schema/document");
    }

    @Test
    void aSchemaOfManyPropertiesIsReadInItsTime() {
        var reading =
                Documents.read(
                        schema(
                                "{ type: object, properties: { "
                                        + times(20_000, i -> "p" + i + ": { type: number }")
                                        + " } }"));

        assertThat(reading.definition()).isPresent();
    }

    @Test
    void textsFullOfBracesAreReadInTheirTime() {
        refusedStep("{ set: { a: '" + "${ ".repeat(100_000) + "' } }", "W-13");
        refusedStep("{ set: { a: '" + "${ .a } ".repeat(50_000) + "' } }", "W-13");
        refusedStep("{ set: { a: '${ " + "{".repeat(5_000) + " }' } }", "");
    }

    @Test
    void jumpsBetweenAllStepsAreFollowedInTheirTime() {
        var jumps = times(300, j -> "{ c" + j + ": { when: .a, then: s" + j + " } }");
        var steps =
                times(90, i -> "{ s" + i + ": { switch: [ " + jumps + " ] } }")
                        + ", "
                        + times(210, i -> "{ s" + (i + 90) + ": { set: { a: 1 } } }");

        var reading = Documents.read(Documents.HEAD + "do: [ " + steps + " ]\n");

        assertThat(reading.complaints()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void charactersThatNobodyKeepsAreRefused() {
        refusedValue("\"\\0\"", "U+0000");
        refusedValue("\"\\uD800\"", "surrogate");
        refused("a: \u0007", "cannot stand in YAML");
    }

    @Test
    void aCronTextThatNeverEndsIsRefused() {
        refused(
                Documents.HEAD
                        + "schedule: { cron: '"
                        + "1,".repeat(100_000)
                        + "1 * * * *' }\n"
                        + ONE_STEP,
                "five fields");
    }

    @Test
    void eventsWithoutEndOfTheirUntilAreRefused() {
        refused(
                Documents.HEAD
                        + "schedule: { on: "
                        + "{ any: [], until: ".repeat(40)
                        + "{ any: [] }"
                        + " }".repeat(40)
                        + " }\n"
                        + ONE_STEP,
                "`until`");
    }

    private static String times(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(", "));
    }

    private static String times(int count, IntFunction<String> one, int number) {
        return IntStream.range(0, count)
                .mapToObj(i -> one.apply(i) + number)
                .collect(Collectors.joining(", "));
    }

    private static String schema(String schema) {
        return Documents.HEAD + "input: { schema: { document: " + schema + " } }\n" + ONE_STEP;
    }

    private static void refusedValue(String value, String why) {
        refusedStep("{ set: { a: " + value + " } }", why);
    }

    private static void refusedStep(String step, String why) {
        refused(Documents.HEAD + "do:\n  - a: " + step + "\n", why);
    }

    private static void refused(String document, String why) {
        var reading = Documents.read(document);

        assertThat(reading.definition()).isEmpty();
        assertThat(Documents.told(reading)).hasSizeBetween(1, 100);
        assertThat(Documents.told(reading).toString()).contains(why);
    }
}
