package caseloom.core.definition;

import caseloom.core.expression.Expression;
import caseloom.core.expression.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// What the reader asks of the expression compiler.
interface Jq {

    /// Compiles one expression.
    ///
    /// @throws Unreadable with one sentence for the author
    Compiled expression(String jq) throws Unreadable;

    /// Compiles a value with whole `${ }` texts in it.
    ///
    /// @throws Unreadable with one sentence for the author
    Template template(JsonNode value) throws Unreadable;

    /// An expression, and what it needs.
    ///
    /// @param variables the variables it names and does not bind itself, without the dollar sign
    record Compiled(Expression expression, Set<String> variables) {}
}
