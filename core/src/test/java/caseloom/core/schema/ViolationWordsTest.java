package caseloom.core.schema;

import static caseloom.core.schema.SchemaSamples.check;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One test a row of the table of C-101, with the messages as they stand there.
class ViolationWordsTest {

    @ParameterizedTest
    @CsvSource({
        "null, value at `/a` is not null",
        "boolean, value at `/a` is not a boolean",
        "number, value at `/a` is not a number",
        "integer, value at `/a` is not an integer",
        "array, value at `/a` is not an array",
        "object, value at `/a` is not an object"
    })
    void c101_typeOne(String type, String error) {
        assertThat(check("{\"properties\":{\"a\":{\"type\":\"" + type + "\"}}}", "{\"a\":\"x\"}"))
                .containsExactly("/a " + error);
    }

    @Test
    void c101_typeString() {
        assertThat(check("{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":1}"))
                .containsExactly("/a value at `/a` is not a string");
    }

    @Test
    void c101_typeList() {
        assertThat(check("{\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}}}", "{\"a\":1}"))
                .containsExactly(
                        "/a value at `/a` is not one of the types: [\"string\", \"null\"]");
    }

    @Test
    void c101_enum() {
        assertThat(check("{\"properties\":{\"a\":{\"enum\":[\"a\",\"b\"]}}}", "{\"a\":1}"))
                .containsExactly("/a value at `/a` is not one of: [\"a\", \"b\"]");
    }

    @Test
    void c101_const() {
        assertThat(check("{\"properties\":{\"a\":{\"const\":\"x\"}}}", "{\"a\":1}"))
                .containsExactly("/a value at `/a` is not: x");
    }

    @Test
    void c101_multipleOf() {
        assertThat(check("{\"multipleOf\":5}", "7"))
                .containsExactly(" number at root is not a multiple of: 5");
    }

    @Test
    void c101_maximum() {
        assertThat(check("{\"maximum\":10}", "11"))
                .containsExactly(" number at root is greater than: 10");
    }

    @Test
    void c101_exclusiveMaximum() {
        assertThat(check("{\"exclusiveMaximum\":10}", "10"))
                .containsExactly(" number at root is greater than or equal to: 10");
    }

    @Test
    void c101_minimum() {
        assertThat(check("{\"minimum\":1}", "0"))
                .containsExactly(" number at root is less than: 1");
    }

    @Test
    void c101_exclusiveMinimum() {
        assertThat(check("{\"exclusiveMinimum\":1}", "1"))
                .containsExactly(" number at root is less than or equal to: 1");
    }

    @Test
    void c101_maxLength() {
        assertThat(check("{\"maxLength\":3}", "\"abcd\""))
                .containsExactly(" string length at root is greater than: 3");
    }

    @Test
    void c101_minLength() {
        assertThat(check("{\"minLength\":3}", "\"ab\""))
                .containsExactly(" string length at root is less than: 3");
    }

    @Test
    void c101_pattern() {
        assertThat(check("{\"pattern\":\"^a+$\"}", "\"b\""))
                .containsExactly(" string at root does not match pattern: ^a+$");
    }

    @Test
    void c101_format() {
        assertThat(check("{\"format\":\"date\"}", "\"today\""))
                .containsExactly(" value at root does not match format: date");
    }

    @Test
    void c101_maxItems() {
        assertThat(check("{\"maxItems\":3}", "[1,2,3,4]"))
                .containsExactly(" array size at root is greater than: 3");
    }

    @Test
    void c101_minItems() {
        assertThat(check("{\"minItems\":1}", "[]"))
                .containsExactly(" array size at root is less than: 1");
    }

    @Test
    void c101_uniqueItems() {
        assertThat(check("{\"uniqueItems\":true}", "[1,2,1]"))
                .containsExactly(" array items at root are not unique");
    }

    @Test
    void c101_contains() {
        assertThat(check("{\"contains\":{\"type\":\"null\"}}", "[1,2]"))
                .containsExactly(
                        " array at root does not contain enough items that match `contains` schema");
    }

    @Test
    void c101_maxContains() {
        assertThat(check("{\"contains\":{},\"maxContains\":2}", "[1,2,3]"))
                .containsExactly(
                        " number of array items at root matching `contains` schema is greater than: 2");
    }

    @Test
    void c101_minContains() {
        assertThat(check("{\"contains\":{},\"minContains\":2}", "[1]"))
                .containsExactly(
                        " array at root does not contain enough items that match `contains` schema",
                        " number of array items at root matching `contains` schema is less than: 2");
    }

    @Test
    void c101_maxProperties() {
        assertThat(check("{\"maxProperties\":2}", "{\"a\":1,\"b\":2,\"c\":3}"))
                .containsExactly(" object size at root is greater than: 2");
    }

    @Test
    void c101_minProperties() {
        assertThat(check("{\"minProperties\":1}", "{}"))
                .containsExactly(" object size at root is less than: 1");
    }

    @Test
    void c101_required() {
        assertThat(check("{\"required\":[\"name\"]}", "{}"))
                .containsExactly("/name object at root is missing required properties: name");
    }

    @Test
    void c101_dependentRequired() {
        assertThat(
                        check(
                                "{\"dependentRequired\":{\"card\":[\"address\",\"zip\"]}}",
                                "{\"card\":1}"))
                .containsExactly(
                        "/card object at `/card` is missing required `dependentRequired` properties");
    }

    @Test
    void c101_additionalPropertiesFalse() {
        assertThat(
                        check(
                                "{\"properties\":{\"a\":true},\"additionalProperties\":false}",
                                "{\"a\":1,\"b\":2}"))
                .containsExactly("/b object property at `/b` is a disallowed additional property");
    }

    @Test
    void c101_unevaluatedPropertiesFalse() {
        assertThat(
                        check(
                                "{\"properties\":{\"a\":true},\"unevaluatedProperties\":false}",
                                "{\"a\":1,\"b\":2}"))
                .containsExactly("/b object property at `/b` is a disallowed unevaluated property");
    }

    @Test
    void c101_unevaluatedItemsFalse() {
        assertThat(check("{\"prefixItems\":[true],\"unevaluatedItems\":false}", "[1,2]"))
                .containsExactly("/1 array item at `/1` is a disallowed unevaluated item");
    }

    @Test
    void c101_schemaFalseAnywhereElse() {
        assertThat(check("false", "1")).containsExactly(" value at root does not match schema");
        assertThat(check("{\"properties\":{\"a\":false}}", "{\"a\":1}"))
                .containsExactly("/a value at `/a` does not match schema");
        assertThat(check("{\"items\":false}", "[1]"))
                .containsExactly("/0 value at `/0` does not match schema");
        assertThat(check("{\"propertyNames\":false}", "{\"a\":1}"))
                .containsExactly(" value at root does not match schema");
    }

    @Test
    void c101_not() {
        assertThat(check("{\"not\":{\"type\":\"number\"}}", "1"))
                .containsExactly(" value at root matches `not` schema");
    }

    @Test
    void c101_oneOfSeveral() {
        assertThat(check("{\"oneOf\":[{\"minimum\":1},{\"minimum\":2},{\"minimum\":9}]}", "3"))
                .containsExactly(" value at root does not match exactly one `oneOf` schema");
    }

    @Test
    void c101_thenFalse() {
        assertThat(check("{\"if\":true,\"then\":false}", "1"))
                .containsExactly(" value at root does not match conditional `then` schema");
    }

    @Test
    void c101_elseFalse() {
        assertThat(check("{\"if\":false,\"else\":false}", "1"))
                .containsExactly(" value at root does not match conditional `else` schema");
    }

    @Test
    void c101_keywordsThatContainSchemasLeaveTheWordToThese() {
        assertThat(check("{\"allOf\":[{\"type\":\"null\"}]}", "1"))
                .containsExactly(" value at root is not null");
        assertThat(check("{\"anyOf\":[{\"type\":\"null\"}]}", "1"))
                .containsExactly(" value at root is not null");
        assertThat(check("{\"dependentSchemas\":{\"a\":{\"maxProperties\":0}}}", "{\"a\":1}"))
                .containsExactly(" object size at root is greater than: 0");
        assertThat(check("{\"prefixItems\":[{\"type\":\"null\"}]}", "[1]"))
                .containsExactly("/0 value at `/0` is not null");
        assertThat(check("{\"items\":{\"type\":\"null\"}}", "[1]"))
                .containsExactly("/0 value at `/0` is not null");
        assertThat(check("{\"patternProperties\":{\"^a\":{\"type\":\"null\"}}}", "{\"ab\":1}"))
                .containsExactly("/ab value at `/ab` is not null");
        assertThat(check("{\"additionalProperties\":{\"type\":\"null\"}}", "{\"ab\":1}"))
                .containsExactly("/ab value at `/ab` is not null");
        assertThat(check("{\"unevaluatedProperties\":{\"type\":\"null\"}}", "{\"ab\":1}"))
                .containsExactly("/ab value at `/ab` is not null");
        assertThat(check("{\"unevaluatedItems\":{\"type\":\"null\"}}", "[1]"))
                .containsExactly("/0 value at `/0` is not null");
    }

    @Test
    void c101_propertyNames() {
        assertThat(
                        check(
                                "{\"properties\":{\"o\":{\"propertyNames\":{\"maxLength\":2}}}}",
                                "{\"o\":{\"abc\":1}}"))
                .containsExactly("/o string length at `/o` is greater than: 2");
    }
}
