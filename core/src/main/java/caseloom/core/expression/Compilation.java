package caseloom.core.expression;

/// What came of an expression's text.
public sealed interface Compilation {

    record Compiled(CompiledExpression expression) implements Compilation {}

    /// What is wrong, and where.
    ///
    /// @param message one sentence for the author, without a full stop
    /// @param at where the mistake is in the text, counted in UTF-16 units from 0
    record Refused(String message, int at) implements Compilation {}
}
