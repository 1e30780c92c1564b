package caseloom.core.expression;

import static caseloom.core.expression.JqSamples.compiled;
import static caseloom.core.expression.JqSamples.variables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Expressions that try to exhaust the node. Each must end in a fault of its budget.
class AttackTest {

    private static final JsonNode INPUT = input();

    private static JsonNode input() {
        var input = Json.object().put("text", "a".repeat(1_000_000));
        var list = input.putArray("list");
        for (var i = 0; i < 20_000; i++) {
            list.add(i);
        }
        return input;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[range(1e9)]",
                "range(1e18) | select(false)",
                "[range(0; 1; 1e-300)]",
                "last(range(1e9))",
                "first(range(1e9) | select(. < 0))",
                "limit(1; range(1e9) | select(. < 0))",
                "reduce range(1e9) as $i (0; . + $i)",
                "reduce range(100) as $i (\"x\"; . + .)",
                "reduce range(100) as $i ([0]; . + .)",
                "reduce range(100) as $i ([]; [., .])",
                "reduce range(99) as $i ([]; [., .])",
                "reduce range(90) as $i ([]; [., .]) | tojson",
                "reduce range(90) as $i ([]; [., .]) | . == .",
                "reduce range(90) as $i ([]; [., .]) | [.., 1] | length",
                "reduce range(90) as $i ([]; [., .]) | flatten",
                "reduce range(90) as $i ([]; [., .]) | [paths]",
                "reduce range(90) as $i ([]; [., .]) | walk(1)",
                "reduce range(90) as $i ([]; [., .]) | (.. |= .)",
                "reduce range(90) as $i ({}; {a: ., b: .})",
                "reduce range(90) as $i ({}; {a: ., b: .}) | . * .",
                "reduce range(90) as $i ({}; {a: ., b: .}) | [leaf_paths]",
                "reduce range(90) as $i ({}; {a: ., b: .}) | @json",
                "reduce range(200) as $i (null; [.])",
                "reduce range(100000) as $i (null; [.]) | tojson",
                "reduce range(100000) as $i (null; {a: .}) | . == 1, (. | ..)",
                "foreach range(1e9) as $i (\"\"; . + \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")",
                "[.list[] as $a | .list[] as $b | .list[] as $c | 1]",
                "[.list[] | [limit(1000; repeat1)]]",
                ".list | map(. as $x | map($x)) | length",
                ".list | [combinations(5)]",
                "[.list, .list] | [combinations]",
                ".list | [.[] as $i | . + [$i]] | length",
                ".list | reduce .[] as $i (.; .[$i] = [.])",
                "[range(0; 1e9; 0.0001)] | sort",
                ".list | [range(1000) as $i | sort_by(-.)]",
                ".list | [range(1000) as $i | tojson]",
                "[range(1e6)] | map(\"\\(.)\") | join(\",\") | . + . + . + . + . + . + . + .",
                ".text as $t | reduce range(1e6) as $i (0; . + ($t | length))",
                ".text as $t | [range(1e6) | $t | test(\"(a+)+$\")]",
                ".text as $t | [range(1e6) | $t | explode]",
                ".text as $t | [range(1e6) | $t | ascii_upcase]",
                ".text as $t | [range(1e6) | $t | .[1:] ]",
                ".text as $t | [range(1e6) | $t == $t]",
                ".text as $t | [range(1e6) | $t | contains($t)]",
                ".text as $t | [range(1e6) | try ($t | tonumber) catch 1]",
                ".text as $t | [range(1e6) | {($t): 1}]",
                ".text | (. + \"b\") as $n | [range(100) as $i | indices($n)]",
                ".text | [range(1000) as $i | split(\"aa\")]",
                ".text | gsub(\"\"; .)",
                ".text | [match(\"(a{1,30}){1,30}b\"; \"g\")] | length, error(\"done\")",
                ".text | gsub(\"a\"; \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")",
                ".text | [scan(\".\")] | map([scan(\".\")])",
                ".text | @base64 | @base64 | @base64 | @base64 | @base64 | @base64 | @base64 | @base64",
                ".text | [limit(1000; range(1000) as $i | @uri)]",
                ".text | ltrimstr(\"a\") as $x | [range(1e6) | $x | ltrimstr(\"a\")]",
                "[range(1e6) | [range(1000)]] | length",
                "[1, 2] | .[100000000] = 1",
                "setpath([5000000000]; 1)",
                "setpath([range(101) | \"a\"]; 1)",
                "[limit(3; range(1e9) | empty)]",
                "any(range(1e9); false)",
                "isempty(range(1e9) | empty)",
                "label $out | range(1e9) | if . < 0 then break $out else empty end",
                "try (reduce range(1e9) as $i (0; . + 1)) catch 0",
                "reduce range(1e9) as $i (0; . + 1) // 0",
                "[0] | implode",
                "[55296] | implode",
                "[97, 56320] | implode",
                "\"AA==\" | @base64d",
                "\"\\\"\\\\u0000\\\"\" | fromjson | error",
                "error(.)"
            })
    void w29_anAttackEndsInAFault(String jq) {
        var expression = jq.replace("repeat1", "range(1e9)");

        assertThatExceptionOfType(ExpressionFault.class)
                .isThrownBy(() -> compiled(expression).evaluate(INPUT, variables(Map.of())))
                .satisfies(
                        fault -> assertThat(fault.getMessage()).isNotBlank().hasSizeLessThan(600));
    }

    @Test
    void w29_aBudgetCannotBeCaught() {
        assertThatExceptionOfType(ExpressionFault.class)
                .isThrownBy(() ->
                        compiled("try (range(1e9) | empty) catch 1")
                                .evaluate(INPUT, variables(Map.of())))
                .withMessageContaining("2000000 steps");
    }

    @Test
    void ordinaryWorkOnLargeInputsFitsIntoTheBudget() {
        assertThat(
                        compiled(".list | map(. * 2) | add")
                                .evaluate(INPUT, variables(Map.of()))
                                .intValue())
                .isEqualTo(399_980_000);
        assertThat(
                        compiled(".list |= map(select(. % 2 == 0)) | .list | length")
                                .evaluate(INPUT, variables(Map.of()))
                                .intValue())
                .isEqualTo(10_000);
        assertThat(
                        compiled(".list | group_by(. % 10) | map(length) | unique")
                                .evaluate(INPUT, variables(Map.of())))
                .isEqualTo(Json.stored("[2000]"));
        assertThat(compiled(".text | length").evaluate(INPUT, variables(Map.of())).intValue())
                .isEqualTo(1_000_000);
        assertThat(compiled(".text | test(\"b\")").test(INPUT, variables(Map.of()))).isFalse();
        assertThat(
                        compiled("[range(2000)] | map_values(. + 1) | .[1999]")
                                .evaluate(INPUT, variables(Map.of()))
                                .intValue())
                .isEqualTo(2000);
        assertThat(
                        compiled(".list[] |= . + 1 | .list[19999]")
                                .evaluate(INPUT, variables(Map.of()))
                                .intValue())
                .isEqualTo(20_000);
    }

    @Test
    void oneCompiledExpressionServesManyThreads() throws InterruptedException {
        var expression = compiled(".list | map(. + $n) | add");
        var threads = new Thread[4];
        var answers = new JsonNode[threads.length];
        for (var i = 0; i < threads.length; i++) {
            var at = i;
            Map<String, JsonNode> values = Map.of("n", Json.stored(String.valueOf(i)));
            threads[i] =
                    Thread.ofVirtual()
                            .start(() ->
                                    answers[at] = expression.evaluate(INPUT, variables(values)));
        }
        for (var thread : threads) {
            thread.join();
        }

        for (var i = 0; i < threads.length; i++) {
            assertThat(answers[i].intValue()).isEqualTo(199_990_000 + 20_000 * i);
        }
    }

    @Test
    void stringsAreCheckedWhereTheyAreMade() {
        assertThat(
                        compiled(".[0:1]")
                                .evaluate(TextNode.valueOf("😀"), variables(Map.of()))
                                .textValue())
                .isEqualTo("😀");
        assertThat(
                        compiled("explode | reverse | implode")
                                .evaluate(TextNode.valueOf("a😀"), variables(Map.of()))
                                .textValue())
                .isEqualTo("😀a");
    }
}
