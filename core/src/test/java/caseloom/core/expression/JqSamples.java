package caseloom.core.expression;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Short ways to evaluate jq, everything written as JSON.
final class JqSamples {

    static final Instant NOW = Instant.parse("2026-05-28T17:04:12.500Z");
    private static final Expressions EXPRESSIONS = new Expressions(ExpressionLimits.USUAL);

    private JqSamples() {}

    static CompiledExpression compiled(String jq) {
        return switch (EXPRESSIONS.compile(jq)) {
            case Compilation.Compiled(var expression) -> expression;
            case Compilation.Refused(var message, var at) ->
                    throw new AssertionError(jq + ": " + message + " at " + at);
        };
    }

    static Compilation.Refused refused(String jq) {
        return switch (EXPRESSIONS.compile(jq)) {
            case Compilation.Compiled _ -> throw new AssertionError("compiled: " + jq);
            case Compilation.Refused refused -> refused;
        };
    }

    static String eval(String input, String jq) {
        return Json.write(compiled(jq).evaluate(Json.stored(input), variables(Map.of())));
    }

    static Variables variables(Map<String, JsonNode> values) {
        return new Variables() {
            @Override
            public @Nullable JsonNode value(String name) {
                return values.get(name);
            }

            @Override
            public Instant now() {
                return NOW;
            }
        };
    }
}
