package caseloom.champ;

import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import caseloom.outcome.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 6 as it shows in answers. The whole table of messages is held where schemas are checked.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidationTest {

    private final ChampRig rig = new ChampRig();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void c92_aMismatchAnswers422InThePublishedShape() {
        var reply = check("{ properties: { amount: { type: number } } }", "{\"amount\":\"x\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text())
                .isEqualTo(
                        "{\"error\":\"attributes_validation_failed\",\"validation_errors\":"
                                + "[{\"path\":\"/amount\","
                                + "\"error\":\"value at `/amount` is not a number\"}]}");
    }

    @Test
    void c93_bodyAndEntriesHaveExactlyTwoMembers() {
        var reply = check("{ required: [a, b] }", "{}");

        assertThat(reply.json().fieldNames())
                .toIterable()
                .containsExactly("error", "validation_errors");
        assertThat(reply.at("/validation_errors"))
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.fieldNames())
                                .toIterable()
                                .containsExactly("path", "error"));
    }

    @Test
    void c94_thePathStartsAtTheAttributes() {
        var schema =
                "{ required: [b], properties: { a: { properties: { c: { type: array,"
                        + " items: { type: integer } } } } } }";

        var reply = check(schema, "{\"a\":{\"c\":[1,\"x\"]}}");

        assertThat(errors(reply))
                .isEqualTo(
                        "[{\"path\":\"/a/c/1\",\"error\":\"value at `/a/c/1` is not an integer\"},"
                                + "{\"path\":\"/b\",\"error\":"
                                + "\"object at root is missing required properties: b\"}]");
    }

    @Test
    void c95_oneAndAHalfZerosIsAnIntegerAndFormatsAreAsserted() {
        var schema = "{ properties: { n: { type: integer }, d: { type: string, format: date } } }";

        assertThat(check(schema, "{\"n\":1.0,\"d\":\"2026-05-28\"}").status()).isEqualTo(201);
        assertThat(errors(check(schema, "{\"n\":1.5,\"d\":\"28 May\"}")))
                .isEqualTo(
                        "[{\"path\":\"/d\",\"error\":\"value at `/d` does not match format: date\"},"
                                + "{\"path\":\"/n\",\"error\":\"value at `/n` is not an integer\"}]");
    }

    @Test
    void c95_patternsAreNotAnchoredAndTakeLinearTime() {
        var schema = "{ properties: { a: { pattern: '^(a+)+$' }, b: { pattern: b } } }";

        assertThat(check(schema, "{\"b\":\"abc\"}").status()).isEqualTo(201);
        assertThat(errors(check(schema, "{\"a\":\"" + "a".repeat(50_000) + "!\"}")))
                .contains("string at `/a` does not match pattern: ^(a+)+$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)b", "(?<!a)b", "(a)\\1"})
    void c95_lookAroundAndBackReferencesAreRefusedWhenPublished(String pattern) {
        assertRefused("{ properties: { a: { pattern: '" + pattern + "' } } }");
    }

    @Test
    void c96_locIsThePointerInBackticksOrRoot() {
        assertThat(errors(check("{ minProperties: 1 }", "{}")))
                .isEqualTo("[{\"path\":\"\",\"error\":\"object size at root is less than: 1\"}]");
        assertThat(errors(check("{ properties: { 'a/b~c': { type: 'null' } } }", "{\"a/b~c\":1}")))
                .isEqualTo(
                        "[{\"path\":\"/a~1b~0c\","
                                + "\"error\":\"value at `/a~1b~0c` is not null\"}]");
    }

    @Test
    void c97_keywordValuesAreWrittenAsJsonWithASpaceAfterTheComma() {
        var schema =
                "{ properties: { a: { enum: [a, 1, true] }, b: { const: x }, c: { const: [1, 2] },"
                        + " d: { type: [string, 'null'] }, e: { maximum: 0.5 } } }";

        assertThat(errors(check(schema, "{\"a\":2,\"b\":2,\"c\":2,\"d\":2,\"e\":2}")))
                .isEqualTo(
                        "[{\"path\":\"/a\",\"error\":"
                                + "\"value at `/a` is not one of: [\\\"a\\\", 1, true]\"},"
                                + "{\"path\":\"/b\",\"error\":\"value at `/b` is not: x\"},"
                                + "{\"path\":\"/c\",\"error\":\"value at `/c` is not: [1, 2]\"},"
                                + "{\"path\":\"/d\",\"error\":\"value at `/d` is not one of the"
                                + " types: [\\\"string\\\", \\\"null\\\"]\"},"
                                + "{\"path\":\"/e\",\"error\":"
                                + "\"number at `/e` is greater than: 0.5\"}]");
    }

    @Test
    void c98_eachMissingPropertyHasAnEntryAtItsOwnPath() {
        var schema = "{ required: [amount, 'a/b'], properties: { address: { required: [zip] } } }";

        assertThat(errors(check(schema, "{\"address\":{}}")))
                .isEqualTo(
                        "[{\"path\":\"/address/zip\",\"error\":"
                                + "\"object at `/address` is missing required properties: zip\"},"
                                + "{\"path\":\"/amount\",\"error\":"
                                + "\"object at root is missing required properties: amount\"},"
                                + "{\"path\":\"/a~1b\",\"error\":"
                                + "\"object at root is missing required properties: a/b\"}]");
    }

    @Test
    void c99_onlyTheInnermostFailuresAreReported() {
        var schema =
                "{ properties: { a: { anyOf: [{ type: string }, { minimum: 5 }] },"
                        + " b: { oneOf: [{ minimum: 0 }, { maximum: 9 }] } } }";

        assertThat(errors(check(schema, "{\"a\":1,\"b\":5}")))
                .isEqualTo(
                        "[{\"path\":\"/a\",\"error\":\"number at `/a` is less than: 5\"},"
                                + "{\"path\":\"/a\",\"error\":\"value at `/a` is not a string\"},"
                                + "{\"path\":\"/b\",\"error\":"
                                + "\"value at `/b` does not match exactly one `oneOf` schema\"}]");
    }

    @Test
    void c100_allFailuresAreReportedSortedAndOnce() {
        var schema =
                "{ allOf: [{ required: [z] }, { required: [z] }],"
                        + " properties: { b: { type: string, minLength: 2 }, a: { maximum: 1,"
                        + " multipleOf: 2 } } }";

        assertThat(errors(check(schema, "{\"a\":3,\"b\":\"x\"}")))
                .isEqualTo(
                        "[{\"path\":\"/a\",\"error\":\"number at `/a` is greater than: 1\"},"
                                + "{\"path\":\"/a\",\"error\":"
                                + "\"number at `/a` is not a multiple of: 2\"},"
                                + "{\"path\":\"/b\",\"error\":"
                                + "\"string length at `/b` is less than: 2\"},"
                                + "{\"path\":\"/z\",\"error\":"
                                + "\"object at root is missing required properties: z\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ type: boolean }              | 1        | value at `/a` is not a boolean",
                "{ exclusiveMaximum: 10 } | 10 | number at `/a` is greater than or equal to: 10",
                "{ exclusiveMinimum: 1 } | 1 | number at `/a` is less than or equal to: 1",
                "{ maxItems: 1 }                | [1, 2]   | array size at `/a` is greater than: 1",
                "{ uniqueItems: true }          | [1, 1.0] | array items at `/a` are not unique",
                "{ maxProperties: 0 } | {'x':1} | object size at `/a` is greater than: 0",
                "{ not: {} }                    | 1        | value at `/a` matches `not` schema",
                "false                          | 1        | value at `/a` does not match schema"
            })
    void c101_messagesReadAsPublished(String schema, String value, String message) {
        var reply =
                check(
                        "{ properties: { a: " + schema + " } }",
                        "{\"a\":" + value.replace('\'', '"') + "}");

        assertThat(errors(reply)).isEqualTo("[{\"path\":\"/a\",\"error\":\"" + message + "\"}]");
    }

    @Test
    void c102_annotationsAndUnknownKeywordsNeverProduceAnEntry() {
        var schema =
                "{ title: T, description: D, $comment: c, examples: [1], strange: 1,"
                        + " $defs: { n: { type: number } },"
                        + " properties: { a: { $ref: '#/$defs/n', default: 1, readOnly: true,"
                        + " contentEncoding: base64 } } }";

        assertThat(errors(check(schema, "{\"a\":\"x\"}")))
                .isEqualTo("[{\"path\":\"/a\",\"error\":\"value at `/a` is not a number\"}]");
    }

    @Test
    void c103_formatsApplyToStringsAndUnknownOnesAcceptEverything() {
        var schema =
                "{ properties: { a: { format: email }, b: { format: strange },"
                        + " c: { format: uuid } } }";

        assertThat(check(schema, "{\"a\":1,\"b\":\"x\",\"c\":[]}").status()).isEqualTo(201);
        assertThat(errors(check(schema, "{\"a\":\"x\",\"b\":\"x\",\"c\":\"x\"}")))
                .isEqualTo(
                        "[{\"path\":\"/a\",\"error\":\"value at `/a` does not match format: email\"},"
                                + "{\"path\":\"/c\","
                                + "\"error\":\"value at `/c` does not match format: uuid\"}]");
    }

    @Test
    void c104_remoteReferencesAreRefusedWhenPublished() {
        assertRefused("{ properties: { a: { $ref: 'https://example.com/schema.json' } } }");
        assertRefused("{ $ref: 'other.json' }");
    }

    private Reply check(String schema, String attributes) {
        var workflow = rig.publish(rig.document("direct", schema));
        return rig.http().post(ChampRig.cases(workflow), "{\"attributes\":" + attributes + "}");
    }

    private void assertRefused(String schema) {
        var id = rig.server().push(rig.acme(), rig.document("direct", schema));
        assertThat(rig.server().node().workflows().publish(rig.acme().caller(), id, null))
                .isInstanceOf(Outcome.Refused.class);
    }

    private static String errors(Reply reply) {
        assertThat(reply.status()).isEqualTo(422);
        return reply.at("/validation_errors").toString();
    }
}
