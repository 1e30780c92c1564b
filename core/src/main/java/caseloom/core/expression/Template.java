package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;

/// A JSON value in which whole strings of the form `${ ... }` are expressions (W-31), anywhere in
/// its depth. Immutable and safe to share between threads.
public interface Template {

    /// A fresh value with every expression replaced by its result; constant parts are exact.
    ///
    /// @throws ExpressionFault when one of the expressions fails
    JsonNode render(JsonNode input, Variables variables);

    /// True when there is no expression in it: `render` then gives the same value every time.
    boolean constant();
}
