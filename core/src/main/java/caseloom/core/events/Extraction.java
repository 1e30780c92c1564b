package caseloom.core.events;

import caseloom.core.expression.Compilation;
import caseloom.core.expression.Expression;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.expression.ExpressionLimits;
import caseloom.core.expression.Expressions;
import caseloom.core.expression.Variables;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a correlation takes out of an event. It sees the envelope and nothing else, so it gives the
/// same for every run. Immutable, safe to share.
public final class Extraction {

    private final Expression expression;

    private Extraction(Expression expression) {
        this.expression = expression;
    }

    /// The extraction that a correlation of a document names.
    public static Extraction of(Expression expression) {
        return new Extraction(expression);
    }

    /// The extraction that a listener asks for.
    ///
    /// @param from as a `Listener` or a `Correlation` has it
    /// @throws IllegalArgumentException when it is no expression that could be published
    public static Extraction of(String from) {
        return switch (new Expressions(ExpressionLimits.USUAL).compile(from)) {
            case Compilation.Compiled(var expression) -> new Extraction(expression);
            case Compilation.Refused(var message, _) -> throw new IllegalArgumentException(message);
        };
    }

    /// The text by which listeners keep it.
    public String source() {
        return expression.source();
    }

    /// What it takes out of the event; null when there is nothing, or the expression fails on it.
    public @Nullable JsonNode value(JsonNode envelope) {
        try {
            var value = expression.evaluate(envelope, Variables.NONE);
            return value.isNull() ? null : value;
        } catch (ExpressionFault _) {
            return null;
        }
    }

    /// A value as one text: values that count as equal give equal texts. Members are sorted,
    /// numbers are written without exponent and without zeros at the end.
    public static String canonical(JsonNode value) {
        return Json.write(sorted(value));
    }

    private static JsonNode sorted(JsonNode value) {
        if (value.isArray()) {
            var array = Json.array();
            value.forEach(item -> array.add(sorted(item)));
            return array;
        }
        if (value.isObject()) {
            var object = Json.object();
            var members = new ArrayList<>(value.properties());
            members.sort(Comparator.comparing(Map.Entry::getKey));
            members.forEach(member -> object.set(member.getKey(), sorted(member.getValue())));
            return object;
        }
        if (value.isNumber()) {
            return DecimalNode.valueOf(value.decimalValue().stripTrailingZeros());
        }
        return value;
    }
}
