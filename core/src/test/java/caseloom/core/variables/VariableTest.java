package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTest {

    private static final Variable TEXT = VariableSamples.variable("{\"type\":\"string\"}");
    private static final Variable NUMBER = VariableSamples.variable("{\"type\":\"number\"}");
    private static final Variable BOOLEAN = VariableSamples.variable("{\"type\":\"boolean\"}");
    private static final Variable DATE =
            VariableSamples.variable("{\"type\":\"string\",\"format\":\"date\"}");
    private static final Variable EMAIL =
            VariableSamples.variable("{\"type\":\"string\",\"format\":\"email\"}");
    private static final Variable SELECT =
            VariableSamples.variable("{\"enum\":[\"low\",\"high\"]}");
    private static final Variable FILE =
            VariableSamples.variable("{\"type\":\"string\",\"x-type\":\"file\"}");
    private static final Variable USER =
            VariableSamples.variable("{\"type\":\"string\",\"x-type\":\"user_entity\"}");
    private static final Variable BUSINESS =
            VariableSamples.variable("{\"type\":\"string\",\"x-type\":\"business\"}");
    private static final Variable OPEN = VariableSamples.variable("{\"type\":\"array\"}");

    @ParameterizedTest
    @ValueSource(strings = {"Acme Corporation", " ", "null", "{", "150000.00", "é漢😀\n"})
    void l61_textTakesEverything(String text) {
        assertThat(TEXT.read(text)).isEqualTo(value(text));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "false, false",
        "1, true",
        "0, false",
        "ON, true",
        "off, false",
        "Yes, true",
        "no, false",
        "t, true",
        "f, false",
        "Y, true",
        "n, false",
        "TRUE, true"
    })
    void l61_aBooleanIsReadTolerantly(String text, boolean value) {
        assertThat(BOOLEAN.read(text)).isEqualTo(new Conversion.Value(BooleanNode.valueOf(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "maybe", " true", "truee", "1.0"})
    void l61_whatIsNoBooleanIsSaidSo(String text) {
        assertThat(BOOLEAN.read(text)).isEqualTo(wrong(Findings.BOOLEAN));
    }

    @ParameterizedTest
    @CsvSource({
        "50000.00, 50000",
        "50000.50, 50000.5",
        "150000, 150000",
        "-0.10, -0.1",
        "+7, 7",
        "007, 7",
        "-0, 0",
        "0.000, 0",
        "1E2, 100",
        "1e+2, 100",
        "125e-2, 1.25",
        "0e5, 0",
        "123456789012345678901234567890.12345678901234567890,"
                + " 123456789012345678901234567890.1234567890123456789"
    })
    void l62_numbersComeBackWithoutSuperfluousZeros(String text, String json) {
        assertThat(NUMBER.read(text))
                .isInstanceOfSatisfying(
                        Conversion.Value.class,
                        value -> assertThat(Json.write(value.json())).isEqualTo(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,000",
                "1 000",
                " 1",
                "1 ",
                "NaN",
                "Infinity",
                "-Infinity",
                ".5",
                "5.",
                "1e",
                "e5",
                "--1",
                "+-1",
                "+",
                "0x10",
                "1_000",
                "\u0661",
                "1e99999999999",
                "1e400",
                "1e-400",
                "ten"
            })
    void l62_whatIsNoNumberIsSaidSo(String text) {
        assertThat(NUMBER.read(text)).isEqualTo(wrong(Findings.NUMBER));
    }

    @Test
    void l62_aNumberHasAtMost400CharactersAsSentOrWrittenOut() {
        assertThat(NUMBER.read("9".repeat(400))).isInstanceOf(Conversion.Value.class);
        assertThat(NUMBER.read("9".repeat(401))).isEqualTo(wrong(Findings.NUMBER));
        assertThat(NUMBER.read("+" + "9".repeat(400))).isEqualTo(wrong(Findings.NUMBER));
        assertThat(NUMBER.read("0".repeat(400) + "1")).isEqualTo(wrong(Findings.NUMBER));
        assertThat(NUMBER.read("1e399")).isInstanceOf(Conversion.Value.class);
        assertThat(NUMBER.read("-1e399")).isEqualTo(wrong(Findings.NUMBER));
        assertThat(NUMBER.read("1e-398")).isInstanceOf(Conversion.Value.class);
        assertThat(NUMBER.read("1e-399")).isEqualTo(wrong(Findings.NUMBER));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-15, 2025-01-15",
        "2024-02-29, 2024-02-29",
        "2025-01-15T10:30:00Z, 2025-01-15",
        "2025-01-15T23:30:00-08:00, 2025-01-15",
        "2025-01-15t10:30:00.125+02:00, 2025-01-15",
        "2025-01-15T10:30:00, 2025-01-15",
        "2025-01-15T10:30:00.5, 2025-01-15",
        "2025-01-15T10:30, 2025-01-15"
    })
    void l63_aDateIsACalendarDayOrTheDayOfADateTimeAsWritten(String text, String day) {
        assertThat(DATE.read(text)).isEqualTo(value(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-02-29",
                "2025-13-01",
                "2025-1-5",
                "20250115",
                "15.01.2025",
                "2025-01-15T",
                "2025-01-15T25:00:00Z",
                "2025-02-30T10:00:00Z",
                "2025-01-15 ",
                "today",
                "1736899200",
                "2025-01-15T10",
                "2025-01-15Z"
            })
    void l63_whatIsNoDateIsSaidSo(String text) {
        assertThat(DATE.read(text)).isEqualTo(wrong(Findings.DATE));
    }

    @Test
    void l64_anOptionIsComparedExactly() {
        assertThat(SELECT.read("high")).isEqualTo(value("high"));
        for (var text : List.of("High", "high ", "medium", "'low'")) {
            assertThat(SELECT.read(text))
                    .isEqualTo(wrong(Findings.enumeration(List.of("low", "high"))));
        }
    }

    @Test
    void l65_emailsAndUsersHaveTheFormOfAnAddress() {
        for (var variable : List.of(EMAIL, USER)) {
            assertThat(variable.read("Jane@example.com")).isEqualTo(value("Jane@example.com"));
            for (var text : List.of("jane", "@example.com", "jane@", "a b@c.d", " a@b.c")) {
                assertThat(variable.read(text)).isEqualTo(wrong(Findings.EMAIL));
            }
        }
    }

    @Test
    void l65_aBusinessIsAnyTextThatIsNotEmpty() {
        assertThat(BUSINESS.read("Acme Inc.")).isEqualTo(value("Acme Inc."));
        assertThat(BUSINESS.read(" ")).isEqualTo(value(" "));
    }

    @Test
    void l66_anEmptyValueOfAnOptionalVariableIsNotGiven() {
        for (var variable :
                List.of(TEXT, NUMBER, BOOLEAN, DATE, EMAIL, SELECT, USER, BUSINESS, OPEN)) {
            assertThat(variable.read("")).isEqualTo(new Conversion.NotGiven());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"string\"}",
                "{\"type\":\"number\"}",
                "{\"enum\":[\"a\",\"\"]}",
                "{\"type\":\"string\",\"x-type\":\"business\"}"
            })
    void l66_anEmptyValueOfARequiredVariableIsMissing(String property) {
        assertThat(VariableSamples.required(property).read("")).isEqualTo(wrong(Findings.REQUIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2]", "{\"a\":{\"b\":[null,true]}}", "\"text\"", "1.50", "null"})
    void l58_anOpenVariableIsReadFromJsonText(String text) {
        assertThat(OPEN.read(text)).isEqualTo(new Conversion.Value(VariableSamples.json(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,", "abc", "{a:1}", "[1] 2", "1e999", "\"\\u0000\"", " "})
    void l58_anOpenVariableIsNotReadFromOtherText(String text) {
        assertThat(OPEN.read(text)).isEqualTo(wrong(Findings.JSON));
    }

    @Test
    void l58_anOpenValueNestsNoDeeperThanAnAttributeOfABody() {
        assertThat(OPEN.read("[".repeat(98) + "]".repeat(98))).isInstanceOf(Conversion.Value.class);
        assertThat(OPEN.read("[".repeat(99) + "]".repeat(99))).isEqualTo(wrong(Findings.JSON));
    }

    @Test
    void aFileIsReadByWhoeverKnowsFiles() {
        assertThatThrownBy(() -> FILE.read("contract.pdf"))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "150000.00, 150000",
        "50000.50, 50000.5",
        "1E2, 100",
        "-0.0, 0",
        "42, 42",
        "1234567890123456789012345678901234567890.10,"
                + " 1234567890123456789012345678901234567890.1"
    })
    void l58_aNumberIsShownExactlyAndWithoutSuperfluousZeros(String stored, String shown) {
        assertThat(NUMBER.shown(VariableSamples.json(stored)).map(Json::write)).contains(shown);
    }

    @Test
    void l58_largeWholeNumbersKeepTheirDigits() {
        var digits = "9".repeat(400);

        assertThat(NUMBER.shown(VariableSamples.json(digits)).map(Json::write)).contains(digits);
    }

    @Test
    void l58_anOpenValueIsShownAsJsonText() {
        var stored = VariableSamples.json("{\"a\":[1,\"x\"]}");

        assertThat(OPEN.shown(stored)).contains(TextNode.valueOf("{\"a\":[1,\"x\"]}"));
        assertThat(OPEN.shown(TextNode.valueOf("x"))).contains(TextNode.valueOf("\"x\""));
    }

    @Test
    void l59_aNullValueIsNoValue() {
        for (var variable : List.of(TEXT, NUMBER, FILE, OPEN)) {
            assertThat(variable.shown(null)).isEmpty();
            assertThat(variable.shown(NullNode.getInstance())).isEmpty();
            assertThat(variable.shown(MissingNode.getInstance())).isEmpty();
        }
    }

    @Test
    void l269_aValueThatDoesNotFitIsShownAsItIs() {
        var list = VariableSamples.json("[1.50]");
        for (var variable : List.of(TEXT, NUMBER, BOOLEAN, DATE, EMAIL, SELECT, FILE, USER)) {
            assertThat(variable.shown(list)).contains(list);
            assertThat(variable.shown(TextNode.valueOf("?"))).contains(TextNode.valueOf("?"));
        }
        var endless = DoubleNode.valueOf(Double.POSITIVE_INFINITY);
        assertThat(NUMBER.shown(endless)).contains(endless);
    }

    @Test
    void onlyTextIsOpen() {
        assertThatThrownBy(() ->
                        new Variable(
                                "v", "v", VariableType.NUMBER, false, "", Validation.NONE, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Conversion value(String text) {
        return new Conversion.Value(TextNode.valueOf(text));
    }

    private static Conversion wrong(Finding finding) {
        return new Conversion.Wrong(finding);
    }
}
