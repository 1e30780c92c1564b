package caseloom.core.expression;

import static caseloom.core.expression.JqSamples.refused;
import static caseloom.core.expression.JqSamples.variables;
import static org.assertj.core.api.Assertions.assertThat;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {

    private final Expressions expressions = new Expressions(ExpressionLimits.USUAL);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".a + ; 4 ; unexpected the end",
                ".a .b] ; 5 ; unexpected ]",
                "{a: } ; 4 ; unexpected }",
                "if .a then 1 ; 12 ; end was expected, not the end",
                ".a ~ 1 ; 3 ; unexpected character ~",
                "\"abc ; 1 ; a string does not end",
                "\"\\q\" ; 2 ; unknown escape in a string",
                "foo(1) ; 0 ; there is no function foo",
                "map ; 0 ; map does not take 0 arguments, but [1]",
                "1 | @nope ; 4 ; @nope is not a known format",
                "$ENV.PATH ; 0 ; $ENV is not visible here",
                "break $x ; 0 ; there is no label $x",
                ". as [$a] ?// $b | 0 ; 10 ; ?// is not available",
                "a::b ; 0 ; modules are not available",
                "1 as x | 5 ; 5 ; a variable was expected, not x"
            })
    void aBrokenExpressionIsRefusedAtItsPlace(String jq, int at, String message) {
        assertThat(refused(jq)).isEqualTo(new Compilation.Refused(message, at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f: f; f",
                "def f: def g: f; g; f",
                "def f(x): 1 + f(x); f(1)",
                "recurse(.a)",
                "recurse(.a; . < 3)",
                "repeat(1)",
                "while(true; .)",
                "until(false; .)",
                "range(infinite)",
                "range(0; infinite)",
                "range(0; infinite; 1)",
                "\"ab\" * 1000",
                "3 * \"ab\"",
                "\"a\\(.x)\" * 2",
                "input",
                "[inputs]",
                "env",
                "$ENV",
                "debug",
                "debug(1)",
                "stderr",
                "input_line_number",
                "halt",
                "halt_error",
                "localtime",
                "strflocaltime(\"%Y\")",
                "import \"a\" as a; 1",
                "include \"a\"; 1",
                "$__loc__",
                "$__prog_args",
                "_match(\"a\"; null)",
                "getpath",
                "@base32d",
                "limit(1)",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "1e400",
                "1e999999999999",
                "get_search_list",
                "input_filename",
                "splits"
            })
    void w29_whatIsUnsafeOrUnknownIsRefusedWhenCompiled(String jq) {
        assertThat(refused(jq).message()).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void w29_theReasonIsNamed() {
        assertThat(refused("def f: f; f").message())
                .isEqualTo("recursion is not allowed: f calls itself");
        assertThat(refused("env.HOME").message())
                .isEqualTo("env is not available: the environment is not visible here");
        assertThat(refused("\"a\" * 5").message()).isEqualTo("a string cannot be multiplied here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def a: 1, 1; def b: a, a; def c: b, b; def d: c, c; def e: d, d; def f: e, e; def g: f, f; def h: g, g;"
                        + " def i: h, h; def j: i, i; def k: j, j; def l: k, k; def m: l, l; def n: m, m; def o: n, n; o",
                "def a(f): f | f | f; def b(f): a(a(a(f))); def c(f): b(b(b(f))); c(c(c(.)))"
            })
    void w29_functionsThatMultiplyAreTooLarge(String jq) {
        assertThat(refused(jq).message()).isEqualTo("the expression is too large");
    }

    @Test
    void w29_deepAndLongTextsAreRefused() {
        assertThat(refused("(".repeat(4_000) + "1" + ")".repeat(4_000)).message())
                .isEqualTo("nested too deep");
        assertThat(refused("[".repeat(5_000)).message()).isNotBlank();
        assertThat(refused("-".repeat(9_000) + "1").message()).isEqualTo("too many operators");
        assertThat(refused("1" + "|1".repeat(4_900)).message()).isEqualTo("too many operators");
        assertThat(refused(".a".repeat(4_900)).message()).isEqualTo("the expression is too large");
        assertThat(refused("try ".repeat(2_400) + "1").message()).isNotBlank();
        assertThat(refused("\"\\(".repeat(2_000)).message()).isNotBlank();
        assertThat(refused("1".repeat(10_001)).message()).contains("longer than 10000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${ .a } | .a | 2",
                "`  ${ .a }  ` | .a | 4",
                "${ {a: {b: 1}} } | {a: {b: 1}} | 2",
                "${ \"}\" } | \"}\" | 2",
                "${ \"a\\(\"}\")b\" } | \"a\\(\"}\")b\" | 2",
                "${.a +} | .a + | 2",
                "${} | `` | 2"
            })
    void w31_aWholeExpressionIsFound(String text, String jq, int at) {
        assertThat(Wrapping.of(text))
                .isInstanceOfSatisfying(
                        Wrapping.Whole.class,
                        whole -> {
                            assertThat(whole.jq().strip()).isEqualTo(jq);
                            assertThat(whole.at()).isEqualTo(at);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Refund ${ .a }",
                "${ .a } EUR",
                "${ .a }${ .b }",
                "${ .a } and ${ .b }",
                "${ .a",
                "a ${"
            })
    void w13_textAroundAnExpressionIsRefusedWithAHint(String text) {
        assertThat(Wrapping.of(text)).isInstanceOf(Wrapping.Mixed.class);
        assertThat(expressions.compileTemplate(Json.object().put("a/b", text)))
                .isInstanceOfSatisfying(
                        TemplateCompilation.Refused.class,
                        refused -> {
                            assertThat(refused.problems().getFirst().pointer()).isEqualTo("/a~1b");
                            assertThat(refused.problems().getFirst().message())
                                    .isEqualTo(Wrapping.HINT);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "$5", "{}", "$ {a}", "{{a}}"})
    void w13_otherTextsArePlain(String text) {
        assertThat(Wrapping.of(text)).isInstanceOf(Wrapping.Plain.class);
    }

    @Test
    void w31_bareJqIsAllowedWhereItIsAskedFor() {
        assertThat(expressions.compileBare(".total > 40")).isInstanceOf(Compilation.Compiled.class);
        assertThat(expressions.compileBare("${ .total > 40 }"))
                .isInstanceOf(Compilation.Compiled.class);
        assertThat(expressions.compileBare("${ .a + }"))
                .isEqualTo(new Compilation.Refused("unexpected the end", 8));
        assertThat(expressions.compileBare("x ${ .a }"))
                .isEqualTo(new Compilation.Refused(Wrapping.HINT, 2));
        assertThat(rendered(expressions.compileTransformation(Json.stored("\".a\"")), "{\"a\":1}"))
                .isEqualTo("1");
        assertThat(
                        rendered(
                                expressions.compileTransformation(
                                        Json.stored("{\"b\":\"${.a}\",\"c\":\".a\"}")),
                                "{\"a\":1}"))
                .isEqualTo("{\"b\":1,\"c\":\".a\"}");
    }

    @Test
    void aTemplateReplacesExpressionsAnywhereAndKeepsTheRestExact() {
        var value =
                "{\"n\":0.10,\"big\":123456789012345678901,\"l\":[1,{\"x\":\"${ .a * 1.1 }\"},\"t\"],\"a\":\"${.a}\"}";

        assertThat(rendered(expressions.compileTemplate(Json.stored(value)), "{\"a\":42}"))
                .isEqualTo(
                        "{\"n\":0.10,\"big\":123456789012345678901,\"l\":[1,{\"x\":46.2},\"t\"],\"a\":42}");
    }

    @Test
    void aTemplateWithoutExpressionsIsConstantAndNotCopied() {
        var template = template("{\"a\":[1,2,{\"b\":\"c\"}]}");

        assertThat(template.constant()).isTrue();
        assertThat(template.render(Json.object(), variables(Map.of())))
                .isSameAs(template.render(Json.object(), variables(Map.of())));
    }

    @Test
    void aTemplateNamesItsVariables() {
        var template = template("{\"a\":\"${ $context.x }\",\"b\":[\"${ $item }\"]}");

        assertThat(template.variables()).containsExactlyInAnyOrder("context", "item");
        assertThat(template.constant()).isFalse();
    }

    @Test
    void everyBrokenExpressionOfATemplateIsReported() {
        assertThat(
                        expressions.compileTemplate(
                                Json.stored("{\"a\":\"${ + }\",\"b\":[\"${ .x }\",\"${ ( }\"]}")))
                .isInstanceOfSatisfying(
                        TemplateCompilation.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(TemplateCompilation.Problem::pointer)
                                        .containsExactly("/a", "/b/1"));
    }

    private CompiledTemplate template(String value) {
        return switch (expressions.compileTemplate(Json.stored(value))) {
            case TemplateCompilation.Compiled(var template) -> template;
            case TemplateCompilation.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String rendered(TemplateCompilation compilation, String input) {
        JsonNode node =
                switch (compilation) {
                    case TemplateCompilation.Compiled(var template) ->
                            template.render(Json.stored(input), variables(Map.of()));
                    case TemplateCompilation.Refused(var problems) ->
                            throw new AssertionError(problems);
                };
        return Json.write(node);
    }
}
