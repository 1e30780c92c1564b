package caseloom.core.expression;

import static caseloom.core.expression.JqSamples.compiled;
import static caseloom.core.expression.JqSamples.eval;
import static caseloom.core.expression.JqSamples.variables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caseloom.core.Seeds;
import caseloom.core.json.Json;
import caseloom.core.json.JsonNumbers;
import caseloom.core.json.RandomJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JqTest {

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(resources = "jq.txt", delimiter = '¦', quoteCharacter = '·')
    void jqMeansWhatItMeansElsewhere(String input, String jq, String output) {
        assertThat(eval(input, jq)).as(jq).isEqualTo(output);
    }

    @Test
    void w11_noResultIsNullAndSeveralAreAnArray() {
        assertThat(eval("1", "empty")).isEqualTo("null");
        assertThat(eval("1", "1, 2")).isEqualTo("[1,2]");
        assertThat(eval("[[1],[2]]", ".[]")).isEqualTo("[[1],[2]]");
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "false, false",
        "null, false",
        "empty, false",
        ".a, false",
        "1 == 1.0, true"
    })
    void w12_aConditionIsABooleanOrNull(String jq, boolean expected) {
        assertThat(compiled(jq).test(Json.object(), variables(Map.of()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"true\"", "[]", "{}", "true, true", "1, 2"})
    void w12_anythingElseIsAFault(String jq) {
        assertThatExceptionOfType(ExpressionFault.class)
                .isThrownBy(() -> compiled(jq).test(Json.object(), variables(Map.of())))
                .withMessageStartingWith("a condition ");
    }

    @Test
    void w19_nowIsTheRecordedMoment() {
        assertThat(eval("null", "now")).isEqualTo("1779987852.5");
        assertThat(eval("null", "now | todate")).isEqualTo("\"2026-05-28T17:04:12Z\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "42 * 1.1 = 46.2",
                "60 * 1.1 = 66",
                "0.1 + 0.2 = 0.30000000000000004",
                "10 / 4 = 2.5",
                "10 / 5 = 2",
                "9007199254740993 + 0 = 9007199254740992",
                "123456789012345678901234567890 * 2 = 246913578024691360000000000000",
                "3000000000 * 4000000000 = 12000000000000000000",
                "9223372036854775807 + 9223372036854775807 = 18446744073709552000",
                "1e19 + 1 = 10000000000000000000",
                "1e-7 * 3 = 0.0000003",
                "-7 % 3 = -1",
                "5.9 % 2.9 = 1",
                "[1.0, 1] = [1.0,1]",
                "[nan] = [null]",
                "nan < nan = true",
                "-(1) = -1",
                "[3,1.5,2] | sort = [1.5,2,3]"
            })
    void w32_arithmeticIsIeeeDouble(String jq, String expected) {
        assertThat(eval("null", jq)).isEqualTo(expected);
    }

    @Test
    void w32_infinityIsTheLargestDouble() {
        var largest = BigDecimal.valueOf(Double.MAX_VALUE).toPlainString();

        assertThat(eval("null", "[infinite, -infinite]"))
                .isEqualTo("[" + largest + ",-" + largest + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678901234567890",
                "0.10",
                "1.0",
                "9007199254740993",
                "0.1234567890123456789012345678901234567890",
                "99999999999999999999999999.5"
            })
    void w32_numbersThatAreOnlyPassedOnStayExact(String number) {
        var input = "{\"a\":" + number + "}";

        assertThat(eval(input, ".a")).isEqualTo(number);
        assertThat(eval(input, "[.[]] | sort | {b: .[0]} | .b")).isEqualTo(number);
        assertThat(eval(input, ".a | tostring")).isEqualTo("\"" + number + "\"");
        assertThat(eval(input, "\"\\(.a)\"")).isEqualTo("\"" + number + "\"");
        assertThat(eval(input, "tojson | fromjson | .a")).isEqualTo(number);
        assertThat(eval(input, number)).isEqualTo(number);
    }

    @Test
    void w32_comparisonIsExact() {
        assertThat(eval("null", "9007199254740993 == 9007199254740992")).isEqualTo("false");
        assertThat(eval("null", "[100000000000000000001, 100000000000000000000] | max"))
                .isEqualTo("100000000000000000001");
        assertThat(eval("[1,1.0,1e0]", "unique")).isEqualTo("[1]");
    }

    @Test
    void variablesAreAskedOnlyWhenTheyAreRead() {
        var expression = compiled("if .a then $context.x + $workflow.y else 1 end");

        assertThat(expression.variables()).containsExactlyInAnyOrder("context", "workflow");
        assertThat(expression.evaluate(Json.object(), variables(Map.of())).intValue()).isEqualTo(1);
        assertThatExceptionOfType(ExpressionFault.class)
                .isThrownBy(
                        () -> expression.evaluate(Json.object().put("a", 1), variables(Map.of())))
                .withMessageContaining("there is no variable $");
    }

    @Test
    void variablesHaveTheirValues() {
        var context = Map.<String, JsonNode>of("context", Json.object().put("x", 2));

        assertThat(compiled("$context.x * 3").evaluate(Json.object(), variables(context)))
                .isEqualTo(JsonNumbers.of(6));
        assertThat(compiled("5 as $context | $context").variables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".a.b | Cannot index number with \"b\"",
                ".a[] | Cannot iterate over number (1)",
                ".x[] | Cannot iterate over null",
                "error(\"bad amount\") | bad amount",
                "error({code: 7}) | the error {\"code\":7}",
                "1 / 0 | number (1) and number (0) cannot be divided because the divisor is zero",
                "{} + 1 | object ({}) and number (1) cannot be added"
            })
    void errorsBecomeFaultsThatNameTheCause(String jq, String message) {
        assertThatExceptionOfType(ExpressionFault.class)
                .isThrownBy(() -> eval("{\"a\":1}", jq))
                .withMessage(message);
    }

    @Test
    void theInputIsNeverChanged() {
        var updates =
                new String[] {
                    ".. |= .",
                    ".a = 1",
                    ".a |= . + [9]",
                    "del(.a[0])",
                    ".a[0] += 1",
                    ".b.c.d = {}",
                    "to_entries",
                    ".a[1:] = [7]",
                    "with_entries(.value |= [.])",
                    "walk(if type == \"number\" then . + 1 else . end)",
                    "(.a, .a) |= reverse",
                    ".a as $x | .a[0] = 5 | [., $x]",
                    "setpath([\"a\", 0]; 1)",
                    "map_values(empty)",
                    "reduce range(5) as $i (.; .a[$i] = $i)",
                    "(.b, .b.c) |= {c: [.]}",
                    "sort?",
                    ".a -= [1]"
                };
        for (var update : updates) {
            var input = Json.stored("{\"a\":[1,2,3],\"b\":{\"c\":{\"d\":[1]}}}");

            compiled(update).evaluate(input, variables(Map.of()));

            assertThat(Json.write(input))
                    .as(update)
                    .isEqualTo("{\"a\":[1,2,3],\"b\":{\"c\":{\"d\":[1]}}}");
        }
    }

    @Test
    void identityUpdatesAndPathsGiveTheValueBack() {
        Seeds.forAll(random -> {
            var value = RandomJson.value(random, 4);
            var variables = variables(Map.of());

            assertThat(
                            compiled(
                                            ". as $x | reduce paths as $p ($x; setpath($p; $x | getpath($p)))")
                                    .evaluate(value, variables))
                    .isEqualTo(value);
            assertThat(
                            compiled("(.. |= .) == . and (tojson | fromjson) == .")
                                    .test(value, variables))
                    .isTrue();
            assertThat(
                            compiled("[.] | (sort == .) and (unique == .) and (flatten(0) == .)")
                                    .test(value, variables))
                    .isTrue();
        });
    }
}
