package caseloom.core.expression;

import static caseloom.core.expression.JqSamples.compiled;
import static caseloom.core.expression.JqSamples.refused;
import static caseloom.core.expression.JqSamples.variables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// More ways to exhaust a node than `AttackTest` has. The time limit is only a net: what counts is
/// that each way ends in the budget's own words.
@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileExpressionsTest {

    private static final JsonNode INPUT = input();

    private static JsonNode input() {
        var input = Json.object().put("text", "ab".repeat(250_000)).put("n", 7);
        var list = input.putArray("list");
        for (var i = 0; i < 5_000; i++) {
            list.add("item " + i);
        }
        return input;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repeat(.)",
                "[repeat(1)]",
                "recurse(.)",
                "[recurse(. + 1; true)]",
                "until(false; .)",
                "while(true; .)",
                "range(infinite)",
                "[range(0; infinite)]",
                "limit(5; repeat(1))",
                "first(repeat(1))",
                "def f: f; f",
                "def f: def g: f; g; f",
                "def a: b; def b: a; a",
                "def f(g): g | f(g); f(.)",
                "\"x\" * 1e9",
                "1e9 * \"x\"",
                "input",
                "inputs",
                "[inputs]",
                "env",
                "$ENV.PATH",
                "env.HOME",
                "debug",
                "stderr",
                "input_line_number",
                "include \"x\"; .",
                "import \"x\" as y; .",
                "halt",
                "ascii(1e9)",
                "[tostream] | fromstream(.[])",
                "halt_error(1)",
                "getpath([\"a\"]",
                "$__prog_args",
                "limit(1e9; repeat(.))"
            })
    void w29_whatNeverEndsOrLooksOutIsRefusedWhenCompiled(String jq) {
        assertThat(refused(jq).message()).isNotBlank().hasSizeLessThan(300);
    }

    @Test
    void w29_expressionsThatAreTooLongOrTooDeepAreRefusedWhenCompiled() {
        assertThat(refused("1" + " + 1".repeat(100_000)).message()).contains("longer than");
        assertThat(refused("(".repeat(4_000) + "1" + ")".repeat(4_000)).message()).contains("deep");
        assertThat(refused("[".repeat(4_000) + "]".repeat(4_000)).message()).contains("deep");
        assertThat(refused("-".repeat(9_000) + "1").message()).isNotBlank();
    }

    @Test
    void w29_functionsThatCallEachOtherTwiceAreRefusedByTheirSize() {
        var jq = new StringBuilder("def f0: 1; ");
        for (var i = 1; i < 60; i++) {
            jq.append("def f" + i + ": f" + (i - 1) + " + f" + (i - 1) + "; ");
        }

        assertThat(refused(jq + "f59").message()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[range(1e9)] | length",
                "[range(0; -1e18; -1)]",
                "reduce range(64) as $i (\"ab\"; . + .)",
                "reduce range(64) as $i ([1, 2]; . + .)",
                "reduce range(1e7) as $i ({}; .[\"k\\($i)\"] = $i)",
                "reduce range(1e7) as $i ([]; . + [$i])",
                "[limit(10; range(1e9) | select(. < -1))]",
                "last(range(1e9))",
                "nth(1e9; range(1e10))",
                ".text as $t | [range(1e5) | $t | splits(\"a\")] | length",
                ".text | [splits(\"\")] | map(splits(\"\")) | map(splits(\"\")) | "
                        + "[combinations(3)]",
                ".text as $t | [range(1e6) | $t | ltrimstr(\"a\") | rtrimstr(\"b\")] | length",
                ".text as $t | [range(1e6) | $t | @text] | join(\"\")",
                ".text as $t | [range(1e6) | $t | @html] | length",
                ".text as $t | [range(1e6) | $t | sub(\"b\"; \"c\")] | length",
                ".text as $t | [range(1e6) | $t | test(\"(a|b|ab)*c\")] | length",
                ".text as $t | [range(1e6) | $t | [match(\"(a*)*b\"; \"g\")]] | length",
                ".text | gsub(\"(?<x>a)\"; .x + .x + .x + .x + .x + .x + .x + .x + .x + .x + .x)"
                        + " | gsub(\"a\"; \"aaaaaaaaaaaaaaaaaaaaaaaa\")",
                "getpath([range(200) | \"a\"]) | setpath([range(200) | \"a\"]; 1)",
                "setpath([1e9]; 1)",
                "setpath([-1e9]; 1)",
                ".[\"list\"][1e9] = 1",
                "reduce range(150) as $i (null; {a: .})",
                "reduce range(150) as $i (0; [.]) | tojson | fromjson",
                "reduce range(400) as $i (\"1\"; \"[\" + . + \"]\") | fromjson",
                "\"1e400000\" | fromjson",
                "\"1e400000\" | tonumber | tojson | error",
                "[paths] as $p | [range(1e6) | $p | length] | add | error",
                ".list as $l | [range(1e6) | $l | group_by(.)]",
                ".list as $l | [range(1e6) | $l | unique_by(length)]",
                ".list as $l | [$l[] | . as $a | $l[] | . as $b | $l[] | $a + $b + .]",
                "[.list[] as $x | .list[] as $y | {($x): $y}] | add",
                "99999999999999999999 | todate",
                "-1e300 | todate",
                "infinite | todate",
                "nan | todate",
                "1e18 | gmtime | mktime",
                "\"9999999999-01-01T00:00:00Z\" | fromdate",
                "[range(1e7) | . | todate]",
                "now | strftime(\"%Y\" + ([range(1e7) | \"%Y\"] | join(\"\")))",
                "[range(1114112; 1e9)] | implode",
                "[1e300] | implode",
                "[range(1e6) | tojson | fromjson | tojson | fromjson] | error",
                "[.. | ..] | [.. | ..] | [.. | ..] | [.. | ..] | [.. | ..]",
                "walk(if type == \"string\" then [., ., ., .] else . end) | walk([., .]) |"
                        + " walk([., .]) | walk([., .])",
                "[limit(1e9; range(1e9) | tojson)]",
                "splits(1)",
                "error([range(1e9)])"
            })
    void w29_hostileWorkEndsInAFaultThatSaysSomething(String jq) {
        assertThatExceptionOfType(ExpressionFault.class)
                .isThrownBy(() -> run(jq))
                .satisfies(
                        fault -> assertThat(fault.getMessage()).isNotBlank().hasSizeLessThan(600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit(0; range(1e9))",
                "[range(0; 10; 0)]",
                "first(range(1e9))",
                "[limit(3; range(1e9))]",
                "[.list[:1e9][-1e9:] | length]",
                "getpath([range(90) | \"a\"])",
                "1e308 * 10",
                "[nan] | sort",
                "try error(\"x\" + (.text[:10])) catch .",
                "\"1e300\" | tonumber",
                "[range(5; 1)]",
                ".list | index(\"item 4999\")",
                ".text | test(\"(a|b)*$\")"
            })
    void whatOnlyLooksHostileIsOrdinaryWork(String jq) {
        assertThat(run(jq)).isNotNull();
    }

    private static JsonNode run(String jq) {
        return compiled(jq).evaluate(INPUT, variables(Map.of()));
    }
}
