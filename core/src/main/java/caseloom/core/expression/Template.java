package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A JSON value in which whole strings of the form `${ ... }` are expressions (W-31), anywhere in
/// its depth. Immutable and safe to share between threads.
public interface Template {

    /// A fresh value with every expression replaced by its result; constant parts are exact.
    ///
    /// @throws ExpressionFault when one of the expressions fails
    JsonNode render(JsonNode input, Variables variables);

    /// The same, but expressions that `instead` gives a value for are not evaluated.
    JsonNode render(JsonNode input, Variables variables, Instead instead);

    /// What stands in place of an expression.
    @FunctionalInterface
    interface Instead {

        /// Null for an expression to be evaluated.
        ///
        /// @param pointer where in the value it stands
        @Nullable JsonNode of(String pointer, CompiledExpression expression);
    }

    /// True when there is no expression in it: `render` then gives the same value every time.
    boolean constant();
}
