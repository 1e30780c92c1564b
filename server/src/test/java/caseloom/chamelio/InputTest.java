package caseloom.chamelio;

import static caseloom.chamelio.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 4.0: variables, their types and the texts that they are sent as.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputTest {

    private static final String DATE =
            entry("variables.0.value", "invalid date format", "value_error.date");
    private static final String DECIMAL =
            entry("variables.0.value", "value is not a valid decimal", "type_error.decimal");
    private static final String EMAIL =
            entry("variables.0.value", "value is not a valid email address", "value_error.email");

    private final ChamelioRig rig = new ChamelioRig();
    private WorkflowId typed = new WorkflowId(1);

    @BeforeAll
    void publish() {
        rig.member("Jane.Doe@Acme.example");
        typed =
                rig.publish(
                        ChamelioRig.document(
                                "typed",
                                "",
                                "note: { type: string, title: Note, description: What to know },"
                                        + " amount: { type: number }, count: { type: integer },"
                                        + " sure: { type: boolean },"
                                        + " day: { type: string, format: date },"
                                        + " mail: { type: string, format: email },"
                                        + " size: { enum: [small, Large, ''] },"
                                        + " paper: { type: string, x-type: file },"
                                        + " person: { type: string, x-type: user_entity },"
                                        + " firm: { type: string, x-type: business },"
                                        + " list: { type: array }, free: {},"
                                        + " mixed: { enum: [a, 1] },"
                                        + " several: { type: [string, number] },"
                                        + " perhaps: { type: [number, 'null'] },"
                                        + " chosenMail: { type: string, format: email,"
                                        + " enum: [a@b.example] },"
                                        + " chosenFirm: { type: string, x-type: business,"
                                        + " enum: [A, B] },"
                                        + " other: { type: string, x-type: strange,"
                                        + " format: date }"));
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "note#text#any text#\"any text\"",
                "amount#number#50000.00#50000",
                "sure#boolean#true#true",
                "sure#boolean#false#false",
                "day#date#2025-01-15#\"2025-01-15\"",
                "mail#email#a@b.example#\"a@b.example\"",
                "size#select#Large#\"Large\"",
                "person#user_entity#Jane.Doe@Acme.example#\"Jane.Doe@Acme.example\"",
                "firm#business#Acme Inc.#\"Acme Inc.\""
            })
    void l55_everyTypeTakesItsTextAndGivesAValue(
            String id, String type, String text, String value) {
        assertThat(shown(id, type, text)).hasToString(value);
    }

    @Test
    void l56_anOutputHasItsTypeValueStepAndId() {
        var task =
                rig.task(rig.initiate("typed", ChamelioRig.variables("amount|number|150000.00")));

        assertThat(task.get("variables"))
                .hasToString(
                        "[{\"variable_type\":\"number\",\"value\":150000,"
                                + "\"step_id\":\"intake_step\",\"variable_id\":\"amount\"}]");
    }

    @Test
    void l57_aPropertyOfTheSchemaIsAVariable() {
        var variables = rig.schema("typed", "1").get("variables");

        assertThat(variables.get(0))
                .hasToString(
                        "{\"variable_id\":\"note\",\"variable_name\":\"Note\",\"type\":\"text\","
                                + "\"required\":false,\"description\":\"What to know\"}");
        assertThat(variables.get(1))
                .hasToString(
                        "{\"variable_id\":\"amount\",\"variable_name\":\"amount\","
                                + "\"type\":\"number\",\"required\":false,\"description\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "note,text",
        "amount,number",
        "count,number",
        "sure,boolean",
        "day,date",
        "mail,email",
        "size,select",
        "paper,file",
        "person,user_entity",
        "firm,business",
        "list,text",
        "free,text",
        "mixed,text",
        "several,text"
    })
    void l58_theTypeFollowsFromTheProperty(String id, String type) {
        assertThat(type(id)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "50000.50,50000.5",
        "1e3,1000",
        "-0,0",
        "0.10,0.1",
        "12345678901234567890.123456789012345678901,12345678901234567890.123456789012345678901"
    })
    void l58_aNumberIsExactAndHasNoSuperfluousZeros(String text, String value) {
        assertThat(shown("amount", "number", text)).hasToString(value);
        assertThat(attribute("amount", "number", text)).hasToString(value);
    }

    @Test
    void l58_anythingElseIsJsonThatIsShownAsText() {
        assertThat(shown("list", "text", "[1, 2.50]").textValue()).isEqualTo("[1,2.50]");
        assertThat(shown("free", "text", "{\"a\":null}").textValue()).isEqualTo("{\"a\":null}");
        assertThat(attribute("list", "text", "[1, \"x\"]")).hasToString("[1,\"x\"]");
        assertRefused(
                "free",
                "text",
                "{a",
                entry("variables.0.value", "Invalid JSON", "value_error.json"));
    }

    @Test
    void l58_aUserIsKeptAsTheOrganizationSpellsIt() {
        assertThat(shown("person", "user_entity", "jane.doe@ACME.example").textValue())
                .isEqualTo("Jane.Doe@Acme.example");
    }

    @Test
    void l59_ownTypesCountBeforeOptionsAndOptionsBeforeFormats() {
        assertThat(type("chosenMail")).isEqualTo("select");
        assertThat(type("chosenFirm")).isEqualTo("business");
        assertThat(type("other")).isEqualTo("date");
    }

    @Test
    void l59_aTypeOrNullIsThatTypeAndNullIsNoValue() {
        assertThat(type("perhaps")).isEqualTo("number");
        assertThat(shown("perhaps", "number", "1.0")).hasToString("1");
        assertThat(task("free", "text", "null").get("variables").isEmpty()).isTrue();
        assertThat(rig.task(champCase("{\"perhaps\":null}")).get("variables").isEmpty()).isTrue();
    }

    @Test
    void l60_whatTheSchemaDoesNotDeclareIsNoVariable() {
        var task = rig.task(champCase("{\"strange\":1,\"note\":\"x\"}"));

        assertThat(task.get("variables").findValuesAsText("variable_id")).containsExactly("note");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "on", "Yes", "t", "Y"})
    void l61_aBooleanIsReadTolerantly(String text) {
        assertThat(shown("sure", "boolean", text).booleanValue()).isTrue();
    }

    @Test
    void l61_aWrongValueIsToldAtItsPlaceAndTextTakesEverything() {
        assertRefused(
                "sure",
                "boolean",
                "maybe",
                entry(
                        "variables.0.value",
                        "value could not be parsed to a boolean",
                        "type_error.bool"));
        assertThat(shown("note", "text", "  [\u00e9\uD83D\uDE00]\n").textValue())
                .isEqualTo("  [\u00e9\uD83D\uDE00]\n");
    }

    @ParameterizedTest
    @CsvSource({"+1,1", "-2.5,-2.5", "007,7", "1E-2,0.01", "1e+2,100"})
    void l62_aNumberHasSignDigitsFractionAndExponent(String text, String value) {
        assertThat(shown("amount", "number", text)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,000",
                "NaN",
                "Infinity",
                "1.",
                ".5",
                " 1",
                "0x1",
                "1e400",
                "1e-400",
                "--1",
                "1e9999999999",
                "١"
            })
    void l62_otherTextsAreNoNumbers(String text) {
        assertRefused("amount", "number", text, DECIMAL);
    }

    @Test
    void l62_aNumberHas400CharactersAtMost() {
        assertThat(shown("amount", "number", "9".repeat(400)).decimalValue().precision())
                .isEqualTo(400);
        assertThat(shown("amount", "number", "1e399").decimalValue().precision()).isEqualTo(400);
        assertRefused("amount", "number", "9".repeat(401), DECIMAL);
        assertRefused("amount", "number", "0".repeat(400) + "1", DECIMAL);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29,2024-02-29",
        "2025-01-15T23:59:59Z,2025-01-15",
        "2025-01-15T23:59:59-11:00,2025-01-15",
        "2025-01-15T10:30:00.123Z,2025-01-15"
    })
    void l63_aDateIsADayOrTheDayOfAMomentAsWritten(String text, String day) {
        assertThat(shown("day", "date", text).textValue()).isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29",
                "2025-13-01",
                "15.01.2025",
                "20250115",
                "2025-1-5",
                "2025-01-15x",
                "today"
            })
    void l63_otherTextsAreNoDates(String text) {
        assertRefused("day", "date", text, DATE);
    }

    @Test
    void l64_anOptionIsComparedExactly() {
        var permitted =
                entry(
                        "variables.0.value",
                        "value is not a valid enumeration member; permitted: 'small', 'Large', ''",
                        "type_error.enum");

        assertRefused("size", "select", "large", permitted);
        assertRefused("size", "select", "small ", permitted);
    }

    @Test
    void l65_emailsAndUsers() {
        assertRefused("mail", "email", "nobody", EMAIL);
        assertRefused("person", "user_entity", "nobody", EMAIL);
        assertRefused(
                "person",
                "user_entity",
                "nobody@acme.example",
                entry("variables.0.value", "user not found", "value_error.user_not_found"));
        assertThat(shown("firm", "business", " ").textValue()).isEqualTo(" ");
    }

    @Test
    void l65_aMemberOfAnotherOrganizationIsNoUser() {
        rig.server().tenant("hooli");

        assertRefused(
                "person",
                "user_entity",
                "admin@hooli.example",
                entry("variables.0.value", "user not found", "value_error.user_not_found"));
    }

    @ParameterizedTest
    @CsvSource({
        "note,text",
        "amount,number",
        "sure,boolean",
        "day,date",
        "mail,email",
        "size,select",
        "paper,file",
        "person,user_entity",
        "firm,business",
        "free,text"
    })
    void l66_anEmptyValueOfAnOptionalVariableIsNone(String id, String type) {
        assertThat(task(id, type, "").get("variables").isEmpty()).isTrue();
    }

    private void assertRefused(String id, String type, String text, String entry) {
        var body = ChamelioRig.variables(id + "|" + type + "|" + text);

        Entries.are(rig.post("/workflows/typed/1/initiate", body), entry);
    }

    private JsonNode task(String id, String type, String text) {
        return rig.task(rig.initiate("typed", ChamelioRig.variables(id + "|" + type + "|" + text)));
    }

    /// The value as the task shows it.
    private JsonNode shown(String id, String type, String text) {
        var variable = task(id, type, text).at("/variables/0");
        assertThat(variable.get("variable_type").textValue()).isEqualTo(type);
        assertThat(variable.get("variable_id").textValue()).isEqualTo(id);
        return variable.get("value");
    }

    /// The value as the other API shows it.
    private JsonNode attribute(String id, String type, String text) {
        var task = rig.initiate("typed", ChamelioRig.variables(id + "|" + type + "|" + text));
        return rig.champ("GET", typed, "/cases/" + task, "").at("/case/attributes/" + id);
    }

    private long champCase(String attributes) {
        var body = "{\"attributes\":" + attributes + "}";
        return rig.champ("POST", typed, "/cases", body).at("/case/id").longValue();
    }

    private String type(String id) {
        return rig.schema("typed", "1")
                .get("variables")
                .valueStream()
                .filter(variable -> variable.get("variable_id").textValue().equals(id))
                .findFirst()
                .orElseThrow()
                .get("type")
                .textValue();
    }
}
