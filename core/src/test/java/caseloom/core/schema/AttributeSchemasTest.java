package caseloom.core.schema;

import static caseloom.core.schema.SchemaSamples.check;
import static caseloom.core.schema.SchemaSamples.fits;
import static caseloom.core.schema.SchemaSamples.problems;
import static caseloom.core.schema.SchemaSamples.schema;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeSchemasTest {

    private static final String REFUND =
            """
            {"type":"object","required":["amount","reason"],
             "properties":{"amount":{"type":"number","title":"Amount"},"reason":{"type":"string"}}}
            """;

    @Test
    void c92_theExampleOfTheContract() {
        assertThat(check(REFUND, "{\"amount\":\"42\",\"reason\":\"late\"}"))
                .containsExactly("/amount value at `/amount` is not a number");
    }

    @Test
    void c94_aMissingFieldAndAWrongTypeAreBothReported() {
        assertThat(check(REFUND, "{\"reason\":1}"))
                .containsExactly(
                        "/amount object at root is missing required properties: amount",
                        "/reason value at `/reason` is not a string");
    }

    @Test
    void c95_oneAndOneWithAFractionAreTheSameInteger() {
        assertThat(fits("{\"type\":\"integer\"}", "1.0")).isTrue();
        assertThat(fits("{\"type\":\"integer\"}", "1.5")).isFalse();
        assertThat(fits("{\"enum\":[1]}", "1.0")).isTrue();
        assertThat(fits("{\"const\":{\"a\":[1.0]}}", "{\"a\":[1]}")).isTrue();
        assertThat(fits("{\"uniqueItems\":true}", "[1,1.0]")).isFalse();
        assertThat(fits("{\"uniqueItems\":true}", "[{\"a\":1,\"b\":2},{\"b\":2,\"a\":1.0}]"))
                .isFalse();
        assertThat(fits("{\"uniqueItems\":true}", "[1,true,\"1\",null,[1],{},[]]")).isTrue();
    }

    @Test
    void c95_patternsAreNotAnchoredAndNamedPropertiesWork() {
        assertThat(fits("{\"pattern\":\"b\"}", "\"abc\"")).isTrue();
        assertThat(fits("{\"pattern\":\"^\\\\p{L}+$\"}", "\"漢\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)", "(?<!a)", "(a)\\\\1", "(", "(a{1000}){1000}"})
    void c95_patternsBeyondLinearTimeAreRefused(String pattern) {
        assertThat(problems("{\"properties\":{\"a\":{\"pattern\":\"" + pattern + "\"}}}"))
                .singleElement()
                .extracting(SchemaProblem::pointer)
                .isEqualTo("/properties/a/pattern");
        assertThat(problems("{\"patternProperties\":{\"" + pattern + "\":{}}}")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0.07, true",
        "0.0001, 0.00751, false",
        "0.1, 123456789012345678901234567890.3, true",
        "3, 9007199254740993, true",
        "1e-398, 1e399, true",
        "1e399, 5, false",
        "0.3, -0.9, true",
        "7, 0, true"
    })
    void c95_multiplesAreExact(String factor, String value, boolean fits) {
        assertThat(fits("{\"multipleOf\":" + factor + "}", value)).isEqualTo(fits);
    }

    @Test
    void c95_boundsAreExact() {
        assertThat(fits("{\"maximum\":9007199254740993}", "9007199254740994")).isFalse();
        assertThat(fits("{\"minimum\":0.1}", "0.09999999999999999999")).isFalse();
        assertThat(fits("{\"maximum\":1e300}", "10")).isTrue();
    }

    @Test
    void c95_lengthsCountCodePoints() {
        assertThat(fits("{\"maxLength\":2}", "\"😀😀\"")).isTrue();
        assertThat(fits("{\"minLength\":2}", "\"😀\"")).isFalse();
    }

    @Test
    void c96_pointerTokensAreEscaped() {
        assertThat(check("{\"additionalProperties\":{\"type\":\"null\"}}", "{\"a/b~c\":1}"))
                .containsExactly("/a~1b~0c value at `/a~1b~0c` is not null");
    }

    @Test
    void c97_keywordValuesAreJsonAndSingleStringsAreBare() {
        assertThat(check("{\"enum\":[1,\"a\",[2,3],null,{\"b\":0.5}]}", "0"))
                .containsExactly(
                        " value at root is not one of: [1, \"a\", [2, 3], null, {\"b\":0.5}]");
        assertThat(check("{\"maximum\":0.5}", "1"))
                .containsExactly(" number at root is greater than: 0.5");
        assertThat(check("{\"const\":[1,2]}", "1"))
                .containsExactly(" value at root is not: [1, 2]");
        assertThat(check("{\"const\":null}", "1")).containsExactly(" value at root is not: null");
    }

    @Test
    void c98_eachMissingPropertyHasItsOwnEntry() {
        assertThat(check("{\"required\":[\"b\",\"a/b\"]}", "{}"))
                .containsExactly(
                        "/a~1b object at root is missing required properties: a/b",
                        "/b object at root is missing required properties: b");
        assertThat(
                        check(
                                "{\"properties\":{\"address\":{\"required\":[\"zip\"]}}}",
                                "{\"address\":{}}"))
                .containsExactly(
                        "/address/zip object at `/address` is missing required properties: zip");
    }

    @Test
    void c99_theFailuresOfAllBranchesAreReported() {
        var branches =
                "[{\"type\":\"string\"},{\"properties\":{\"a\":{\"type\":\"null\"}},\"minProperties\":2}]}";

        assertThat(check("{\"anyOf\":" + branches, "{\"a\":1}"))
                .containsExactly(
                        " object size at root is less than: 2",
                        " value at root is not a string",
                        "/a value at `/a` is not null");
        assertThat(check("{\"oneOf\":" + branches, "{\"a\":1}")).hasSize(3);
    }

    @Test
    void c99_aBranchThatFitsSilencesTheOthers() {
        assertThat(
                        check(
                                "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"number\"}],\"minimum\":5}",
                                "1"))
                .containsExactly(" number at root is less than: 5");
        assertThat(check("{\"contains\":{\"minimum\":5}}", "[1,9]")).isEmpty();
        assertThat(check("{\"if\":{\"minimum\":5},\"else\":{\"multipleOf\":2}}", "1"))
                .containsExactly(" number at root is not a multiple of: 2");
    }

    @Test
    void c100_entriesAreSortedByCodePointAndReportedOnce() {
        assertThat(
                        check(
                                "{\"allOf\":[{\"minimum\":5},{\"minimum\":5},{\"type\":\"string\"},{\"enum\":[]}]}",
                                "1"))
                .containsExactly(
                        " number at root is less than: 5",
                        " value at root is not a string",
                        " value at root is not one of: []");
        assertThat(
                        check(
                                "{\"additionalProperties\":{\"type\":\"null\"}}",
                                "{\"\uffee\":1,\"😀\":1,\"Z\":1,\"a\":1}"))
                .extracting(text -> text.substring(0, text.indexOf(' ')))
                .containsExactly("/Z", "/a", "/\uffee", "/😀");
    }

    @Test
    void c100_aHundredThousandFailuresAreAllThere() {
        var value = "[" + "1,".repeat(99_999) + "1]";

        assertThat(schema("{\"items\":{\"type\":\"string\"}}").check(Json.stored(value)))
                .hasSize(100_000);
    }

    @Test
    void c102_otherKeywordsAreSilent() {
        var schema =
                """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.com/s",
                 "$comment":"c","$anchor":"top","$vocabulary":{},"title":"t","description":"d","default":5,
                 "deprecated":true,"readOnly":true,"writeOnly":true,"examples":[1],"x-type":"file",
                 "contentEncoding":"base64","contentMediaType":"text/plain","contentSchema":false,
                 "$defs":{"a":{"type":"null"}},"if":{"type":"number"},"format":"unknown"}
                """;

        assertThat(check(schema, "\"%%%\"")).isEmpty();
        assertThat(check("{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"type\":\"null\"}}}", "1"))
                .containsExactly(" value at root is not null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"https://example.com/other\"}",
                "{\"$ref\":\"other.json\"}",
                "{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}",
                "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/missing\"}}}",
                "{\"$ref\":\"#missing\"}",
                "{\"$dynamicRef\":\"#missing\"}",
                "{\"$ref\":\"file:///etc/passwd\"}"
            })
    void c104_referencesOutOfTheSchemaAndToNothingAreRefused(String schema) {
        assertThat(problems(schema))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).endsWith("ef"))
                .satisfies(problem -> assertThat(problem.message()).startsWith("The reference \""));
    }

    @Test
    void c104_referencesIntoTheSchemaWork() {
        assertThat(
                        fits(
                                "{\"$ref\":\"#n\",\"$defs\":{\"a\":{\"$anchor\":\"n\",\"type\":\"null\"}}}",
                                "1"))
                .isFalse();
        assertThat(
                        fits(
                                "{\"$id\":\"https://e.com/a/b\",\"$ref\":\"c\",\"$defs\":{\"x\":{\"$id\":\"/a/c\",\"type\":\"null\"}}}",
                                "1"))
                .isFalse();
        assertThat(
                        fits(
                                "{\"$ref\":\"#/properties/a~1b%25\",\"properties\":{\"a/b%\":{\"type\":\"null\"}}}",
                                "1"))
                .isFalse();
        assertThat(fits("{\"$ref\":\"#/x/0\",\"x\":[{\"type\":\"null\"}]}", "1")).isFalse();
    }

    @Test
    void c104_aSchemaMayReferToItselfDeeperInTheValue() {
        var tree = "{\"properties\":{\"next\":{\"$ref\":\"#\"}},\"required\":[\"v\"]}";

        assertThat(check(tree, "{\"v\":1,\"next\":{\"v\":1,\"next\":{}}}"))
                .containsExactly(
                        "/next/next/v object at `/next/next` is missing required properties: v");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"#\"}",
                "{\"allOf\":[{\"$ref\":\"#\"}]}",
                "{\"$ref\":\"#/$defs/a\",\"$defs\":{\"a\":{\"not\":{\"$ref\":\"#/$defs/b\"}},\"b\":{\"$ref\":\"#/$defs/a\"}}}",
                "{\"$dynamicAnchor\":\"x\",\"anyOf\":[{\"$dynamicRef\":\"#x\"}]}"
            })
    void aSchemaThatNeverGetsDeeperIsRefused(String schema) {
        assertThat(problems(schema))
                .singleElement()
                .extracting(SchemaProblem::message)
                .isEqualTo("The schema refers to itself without end.");
    }

    @Test
    void aDynamicReferenceFindsTheOutermostAnchor() {
        var schema =
                """
                {"$id":"https://e.com/strict","$dynamicAnchor":"node","$ref":"tree","unevaluatedProperties":false,
                 "$defs":{"tree":{"$id":"tree","$dynamicAnchor":"node","type":"object",
                   "properties":{"data":true,"children":{"type":"array","items":{"$dynamicRef":"#node"}}}}}}
                """;

        assertThat(fits(schema, "{\"children\":[{\"data\":1}]}")).isTrue();
        assertThat(check(schema, "{\"children\":[{\"daat\":1}]}"))
                .contains(
                        "/children/0/daat object property at `/children/0/daat` is a disallowed unevaluated property");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"text\"} | /type",
                "{\"type\":[]} | /type",
                "{\"type\":[\"null\",\"null\"]} | /type",
                "{\"enum\":1} | /enum",
                "{\"multipleOf\":0} | /multipleOf",
                "{\"multipleOf\":\"1\"} | /multipleOf",
                "{\"maximum\":\"1\"} | /maximum",
                "{\"maxLength\":-1} | /maxLength",
                "{\"minLength\":1.5} | /minLength",
                "{\"pattern\":1} | /pattern",
                "{\"format\":1} | /format",
                "{\"uniqueItems\":1} | /uniqueItems",
                "{\"items\":[{}]} | /items",
                "{\"items\":1} | /items",
                "{\"prefixItems\":[]} | /prefixItems",
                "{\"allOf\":{}} | /allOf",
                "{\"anyOf\":[1]} | /anyOf/0",
                "{\"properties\":[]} | /properties",
                "{\"properties\":{\"a/b\":1}} | /properties/a~1b",
                "{\"required\":true} | /required",
                "{\"required\":[\"a\",\"a\"]} | /required",
                "{\"dependentRequired\":{\"a\":1}} | /dependentRequired",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"} | /$schema",
                "{\"$defs\":{\"unused\":{\"type\":1}}} | /$defs/unused/type",
                "{\"title\":1} | /title",
                "{\"$anchor\":\"1\"} | /$anchor",
                "[] | ``"
            })
    void anInvalidSchemaIsRefusedAtItsPlace(String schema, String pointer) {
        assertThat(problems(schema)).extracting(SchemaProblem::pointer).containsExactly(pointer);
    }

    @Test
    void unevaluatedLooksAtWhatTheOthersLeftOver() {
        var schema =
                """
                {"allOf":[{"properties":{"a":true}}],"anyOf":[{"required":["b"],"properties":{"b":true}},true],
                 "if":{"required":["c"]},"then":{"properties":{"c":true}},"unevaluatedProperties":false}
                """;

        assertThat(fits(schema, "{\"a\":1,\"b\":1,\"c\":1}")).isTrue();
        assertThat(fits(schema, "{\"a\":1,\"d\":1}")).isFalse();
        assertThat(
                        fits(
                                "{\"contains\":{\"type\":\"null\"},\"unevaluatedItems\":{\"type\":\"number\"}}",
                                "[null,1,null]"))
                .isTrue();
        assertThat(
                        fits(
                                "{\"not\":{\"properties\":{\"a\":false}},\"unevaluatedProperties\":false}",
                                "{\"a\":1}"))
                .isFalse();
    }

    @Test
    void branchesThatMultiplyEndWithARefusal() {
        var schema =
                "{\"anyOf\":[{\"items\":{\"$ref\":\"#\"}},{\"items\":{\"$ref\":\"#\"}}],\"type\":\"array\"}";
        var value = "[".repeat(100) + "1" + "]".repeat(100);

        assertThat(schema(schema).check(Json.stored(value)))
                .containsExactly(new Violation("", "value at root takes too long to check"));
    }

    @Test
    void aCheckIsSafeToShareAndKeepsItsSource() {
        var schema = schema(REFUND);

        assertThat(schema.source()).isEqualTo(Json.stored(REFUND));
        assertThat(schema.check(Json.stored("{\"amount\":42,\"reason\":\"late delivery\"}")))
                .isEmpty();
    }
}
