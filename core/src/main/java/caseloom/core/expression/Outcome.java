package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// Makes results into a value that can be stored: not too large, not too deep, only JSON numbers.
final class Outcome {

    private final Run run;
    private long rest;

    private Outcome(Run run) {
        this.run = run;
        this.rest = run.limits().output();
    }

    @SuppressWarnings("ReferenceEquality") // only the very same value needs no second look
    static JsonNode of(Run run, JsonNode input, List<JsonNode> results) {
        var result = CompiledExpression.single(run, results);
        if (result == input) {
            return result;
        }
        var outcome = new Outcome(run);
        outcome.measure(result, 0);
        return run.odd() ? finite(result) : result;
    }

    /// Values can share parts, so that a small one in memory is endless on paper.
    private void measure(JsonNode value, int depth) {
        run.deep(depth);
        rest -= value.isTextual() ? value.textValue().length() + 1 : 1;
        if (rest < 0) {
            throw new ExpressionFault(
                    "the result is larger than " + run.limits().output() + " characters");
        }
        if (value.isArray()) {
            for (var i = 0; i < value.size(); i++) {
                measure(value.get(i), depth + 1);
            }
        } else if (value.isObject()) {
            for (var member : value.properties()) {
                rest -= member.getKey().length();
                measure(member.getValue(), depth + 1);
            }
        }
    }

    private static JsonNode finite(JsonNode value) {
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(item -> array.add(finite(item)));
            return array;
        }
        if (value.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(member -> object.set(member.getKey(), finite(member.getValue())));
            return object;
        }
        return Numbers.finite(value);
    }
}
