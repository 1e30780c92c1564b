package caseloom.core.variables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "\"abc\", abc",
                "\"\", ||",
                "150000, 150000",
                "-1.50, -1.50",
                "1e3, 1000",
                "true, true",
                "false, false"
            })
    void l38_aTextTakesTheJsonTextOfNumbersAndBooleans(String json, String text) {
        assertThat(Scalars.text(VariableSamples.json(json))).isEqualTo(new Scalar.Read<>(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[\"a\"]"})
    void l38_listsAndObjectsAreNoScalars(String json) {
        var value = VariableSamples.json(json);

        assertThat(Scalars.text(value)).isEqualTo(new Scalar.Wrong<String>(Findings.STRING));
        assertThat(Scalars.bool(value)).isEqualTo(new Scalar.Wrong<Boolean>(Findings.BOOLEAN));
        assertThat(Scalars.integer(value)).isEqualTo(new Scalar.Wrong<Long>(Findings.INTEGER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "1",
                "1.0",
                "\"true\"",
                "\"TRUE\"",
                "\"1\"",
                "\"on\"",
                "\"Yes\"",
                "\"t\"",
                "\"Y\""
            })
    void l38_whatCountsAsTrue(String json) {
        assertThat(Scalars.bool(VariableSamples.json(json))).isEqualTo(new Scalar.Read<>(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "0",
                "0.0",
                "\"False\"",
                "\"0\"",
                "\"OFF\"",
                "\"no\"",
                "\"F\"",
                "\"n\""
            })
    void l38_whatCountsAsFalse(String json) {
        assertThat(Scalars.bool(VariableSamples.json(json))).isEqualTo(new Scalar.Read<>(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "0.5", "\"\"", "\"tru\"", "\" true\"", "\"1.0\"", "\"ja\""})
    void l38_whatIsNoBoolean(String json) {
        assertThat(Scalars.bool(VariableSamples.json(json)))
                .isEqualTo(new Scalar.Wrong<Boolean>(Findings.BOOLEAN));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5",
        "-5, -5",
        "5.0, 5",
        "1e2, 100",
        "\"5\", 5",
        "\"-5\", -5",
        "\"007\", 7",
        "\"000\", 0",
        "\"-0\", 0",
        "9223372036854775807, 9223372036854775807",
        "\"9223372036854775807\", 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "\"9223372036854775808\", 9223372036854775807",
        "-9223372036854775809, -9223372036854775808",
        "\"-9223372036854775809\", -9223372036854775808",
        "1e300, 9223372036854775807"
    })
    void l38_anIntegerIsAWholeNumberOrItsDigits(String json, long value) {
        assertThat(Scalars.integer(VariableSamples.json(json))).isEqualTo(new Scalar.Read<>(value));
    }

    @Test
    void l38_anIntegerOfAnyLengthIsReadAtOnce() {
        assertThat(Scalars.integer("0".repeat(1_000_000) + "12")).isEqualTo(new Scalar.Read<>(12L));
        assertThat(Scalars.integer("-" + "9".repeat(1_000_000)))
                .isEqualTo(new Scalar.Read<>(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "false",
                "1.5",
                "\"\"",
                "\"-\"",
                "\"+1\"",
                "\"1.0\"",
                "\"1e2\"",
                "\" 1\"",
                "\"1_000\"",
                "\"\u0661\""
            })
    void l38_whatIsNoInteger(String json) {
        assertThat(Scalars.integer(VariableSamples.json(json)))
                .isEqualTo(new Scalar.Wrong<Long>(Findings.INTEGER));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12345, 12345", "0042, 42", "999999999999999999, 999999999999999999"})
    void l40_aPathTakesDecimalDigits(String text, long value) {
        assertThat(Scalars.digits(text)).isEqualTo(new Scalar.Read<>(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "abc", "12 ", "\u0661"})
    void l40_aPathTakesNothingElse(String text) {
        assertThat(Scalars.digits(text)).isEqualTo(new Scalar.Wrong<Long>(Findings.INTEGER));
    }

    @Test
    void l36_whatIsMissingAndWhatIsNullHaveTheirOwnFindings() {
        var missing = MissingNode.getInstance();
        var none = NullNode.getInstance();

        assertThat(Scalars.text(missing)).isEqualTo(new Scalar.Wrong<String>(Findings.REQUIRED));
        assertThat(Scalars.bool(missing)).isEqualTo(new Scalar.Wrong<Boolean>(Findings.REQUIRED));
        assertThat(Scalars.integer(missing)).isEqualTo(new Scalar.Wrong<Long>(Findings.REQUIRED));
        assertThat(Scalars.text(none))
                .isEqualTo(new Scalar.Wrong<String>(Findings.NONE_NOT_ALLOWED));
        assertThat(Scalars.bool(none))
                .isEqualTo(new Scalar.Wrong<Boolean>(Findings.NONE_NOT_ALLOWED));
        assertThat(Scalars.integer(none))
                .isEqualTo(new Scalar.Wrong<Long>(Findings.NONE_NOT_ALLOWED));
    }
}
