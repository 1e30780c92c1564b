package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;

/// One compiled jq expression. Immutable and safe to share between threads.
public interface Expression {

    /// The one value the expression gives: no result is null, several are an array (W-11).
    ///
    /// Neither argument is changed.
    ///
    /// @throws ExpressionFault when jq raises an error or a budget is used up (W-29)
    JsonNode evaluate(JsonNode input, Variables variables);

    /// The expression as a condition (W-12): null is false, only booleans are answers.
    ///
    /// @throws ExpressionFault also when the result is neither boolean nor null, or there are
    ///   several
    boolean test(JsonNode input, Variables variables);

    /// The expression as its author wrote it, without `${` and `}`.
    String source();
}
