package caseloom.chamelio;

import static caseloom.chamelio.Entries.MISSING;
import static caseloom.chamelio.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Section 4.0: values that the schema as a whole does not allow.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrictInputTest {

    private final ChamelioRig rig = new ChamelioRig();

    @BeforeAll
    void publish() {
        rig.publish(
                ChamelioRig.document(
                                "strict",
                                "name, amount",
                                "name: { type: string, maxLength: 3 },"
                                        + " amount: { type: number, minimum: 10, multipleOf: 5 },"
                                        + " count: { type: integer }, sure: { type: boolean },"
                                        + " list: { type: array, items: { type: string },"
                                        + " minItems: 2 }")
                        .replace("type: object\n", "type: object\n      maxProperties: 4\n"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void l57_variablesComeInTheOrderOfTheSchema() {
        assertThat(rig.schema("strict", "1").get("variables").findValuesAsText("variable_id"))
                .containsExactly("name", "amount", "count", "sure", "list");
        assertThat(rig.schema("strict", "1").get("variables").findValuesAsText("required"))
                .containsExactly("true", "true", "false", "false", "false");
    }

    @Test
    void l66_anEmptyValueOfARequiredVariableIsMissing() {
        Entries.are(
                strict("name|text|", "amount|number|"),
                entry("variables.0.value", "field required", MISSING),
                entry("variables.1.value", "field required", MISSING));
    }

    @Test
    void l67_aValueThatBreaksTheSchemaIsToldWithItsSentence() {
        Entries.are(
                strict("amount|number|7", "name|text|long", "list|text|[1]"),
                schema(0, "number at `/amount` is less than: 10"),
                schema(0, "number at `/amount` is not a multiple of: 5"),
                schema(1, "string length at `/name` is greater than: 3"),
                schema(2, "array size at `/list` is less than: 2"),
                schema(2, "value at `/list/0` is not a string"));
        Entries.are(
                strict("amount|number|10", "name|text|x", "count|number|1.5"),
                schema(2, "value at `/count` is not an integer"));
    }

    @Test
    void l67_whatBelongsToNoGivenVariableIsToldOfTheList() {
        var reply =
                strict(
                        "amount|number|10",
                        "name|text|x",
                        "sure|boolean|true",
                        "count|number|1",
                        "list|text|[\"a\", \"b\"]");

        Entries.are(
                reply,
                entry("variables", "object size at root is greater than: 4", "value_error.schema"));
    }

    @Test
    void l35_findingsComeByPositionThenMissingVariablesThenTheUser() {
        var body =
                ChamelioRig.variables(
                                "sure|boolean|maybe",
                                "strange|text|x",
                                "name|text|long",
                                "sure|boolean|1")
                        .replaceFirst("\\{", "{\"user\":\"nobody@acme.example\",");

        Entries.are(
                rig.post("/workflows/strict/1/initiate", body),
                entry(
                        "variables.0.value",
                        "value could not be parsed to a boolean",
                        "type_error.bool"),
                entry(
                        "variables.1.variable_id",
                        "unknown variable",
                        "value_error.unknown_variable"),
                schema(2, "string length at `/name` is greater than: 3"),
                entry(
                        "variables.3.variable_id",
                        "duplicate variable",
                        "value_error.duplicate_variable"),
                entry("variables", "field required: amount", MISSING),
                entry("user", "user not found", "value_error.user_not_found"));
    }

    private static String schema(int at, String sentence) {
        return entry("variables." + at + ".value", sentence, "value_error.schema");
    }

    private Reply strict(String... values) {
        return rig.post("/workflows/strict/1/initiate", ChamelioRig.variables(values));
    }
}
