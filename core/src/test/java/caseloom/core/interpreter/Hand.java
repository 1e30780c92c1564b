package caseloom.core.interpreter;

import caseloom.core.cases.Statuses;
import caseloom.core.definition.CaseSource;
import caseloom.core.definition.Definition;
import caseloom.core.definition.Shaping;
import caseloom.core.definition.Step;
import caseloom.core.definition.StepList;
import caseloom.core.expression.Expression;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Definitions put together by hand, with Java in the place of jq: tests of the interpreter alone.
final class Hand {

    private Hand() {}

    static Definition definition(List<String> statuses, Step... steps) {
        return new Definition(
                new Definition.Head(
                        "tests",
                        "by-hand",
                        "by_hand",
                        "1.0.0",
                        "By hand",
                        "",
                        CaseSource.DIRECT,
                        new Statuses(statuses),
                        Optional.empty()),
                new Anything(),
                null,
                StepList.of("/do", List.of(steps)),
                Shaping.NONE,
                null);
    }

    static Step.Common common(String name, String pointer) {
        return new Step.Common(
                name, pointer, null, Shaping.NONE, Shaping.NONE, Shaping.NONE, null, null);
    }

    static Step.Common when(Step.Common common, Expression condition) {
        return new Step.Common(
                common.name(),
                common.pointer(),
                condition,
                common.input(),
                common.output(),
                common.export(),
                common.then(),
                common.timeout());
    }

    static Template json(String text) {
        return new Fixed(Json.stored(text));
    }

    static Template computed(BiFunction<JsonNode, Variables, JsonNode> code) {
        return new Computed(code);
    }

    static Expression expression(BiFunction<JsonNode, Variables, JsonNode> code) {
        return new Code(code);
    }

    record Fixed(JsonNode value) implements Template {

        @Override
        public JsonNode render(JsonNode input, Variables variables) {
            return value.deepCopy();
        }

        @Override
        public boolean constant() {
            return true;
        }
    }

    record Computed(BiFunction<JsonNode, Variables, JsonNode> code) implements Template {

        @Override
        public JsonNode render(JsonNode input, Variables variables) {
            return code.apply(input, variables);
        }

        @Override
        public boolean constant() {
            return false;
        }
    }

    record Code(BiFunction<JsonNode, Variables, JsonNode> code) implements Expression {

        @Override
        public JsonNode evaluate(JsonNode input, Variables variables) {
            return code.apply(input, variables);
        }

        @Override
        public boolean test(JsonNode input, Variables variables) {
            var value = code.apply(input, variables);
            if (!value.isBoolean()) {
                throw new ExpressionFault("not a boolean");
            }
            return value.booleanValue();
        }

        @Override
        public String source() {
            return "java";
        }
    }

    record Anything() implements AttributeSchema {

        @Override
        public List<Violation> check(@Nullable JsonNode attributes) {
            return List.of();
        }

        @Override
        public JsonNode source() {
            return Json.object();
        }
    }
}
