package caseloom.core.definition;

import caseloom.core.expression.Compilation;
import caseloom.core.expression.Expressions;
import caseloom.core.expression.Template;
import caseloom.core.expression.TemplateCompilation;
import com.fasterxml.jackson.databind.JsonNode;

/// The expression compiler, as the reader asks for it.
final class CompiledJq implements Jq {

    private final Expressions expressions;

    CompiledJq(Expressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public Compiled expression(String jq) throws Unreadable {
        return switch (expressions.compile(jq)) {
            case Compilation.Compiled(var expression) ->
                    new Compiled(expression, expression.variables());
            case Compilation.Refused refused -> throw new Unreadable(refused.message());
        };
    }

    @Override
    public Template template(JsonNode value) throws Unreadable {
        return switch (expressions.compileTemplate(value)) {
            case TemplateCompilation.Compiled(var template) -> template;
            case TemplateCompilation.Refused refused ->
                    throw new Unreadable(refused.problems().getFirst().message());
        };
    }
}
