package caseloom.core.events;

import caseloom.core.expression.Expression;
import caseloom.core.expression.Template;
import caseloom.core.expression.Variables;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A value that events of one consumption must have in common.
///
/// @param from gives the value, evaluated on the whole event
/// @param expect what it must be; null when the first value seen becomes the expectation (W-17)
public record EventCorrelation(String name, Expression from, @Nullable Template expect) {

    /// What is expected, as `Extraction.canonical` writes it; null when the expression gives
    /// nothing, or there is none.
    ///
    /// @throws caseloom.core.expression.ExpressionFault when the expression fails
    public @Nullable String expected(JsonNode input, Variables variables) {
        var value = expect == null ? null : expect.render(input, variables);
        return value == null || value.isNull() ? null : Extraction.canonical(value);
    }

    /// What the event has, as `Extraction.canonical` writes it; null when it has nothing.
    @Nullable String found(JsonNode event) {
        var value = Extraction.of(from).value(event);
        return value == null ? null : Extraction.canonical(value);
    }
}
