package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Compiles jq and templates. What it gives is immutable and safe to share between threads.
public final class Expressions {

    /// The variable that is followed by the name of a secret.
    public static final String SECRETS = "secrets";

    private final ExpressionLimits limits;

    public Expressions(ExpressionLimits limits) {
        this.limits = limits;
    }

    /// Compiles the text of one jq expression, without `${` and `}`.
    public Compilation compile(String jq) {
        return compile(jq, 0);
    }

    /// Compiles a text where bare jq is allowed beside a whole `${ }` (W-31).
    public Compilation compileBare(String text) {
        return switch (Wrapping.of(text)) {
            case Wrapping.Whole(var jq, var at) -> compile(jq, at);
            case Wrapping.Plain() -> compile(text, 0);
            case Wrapping.Mixed(var at) -> new Compilation.Refused(Wrapping.HINT, at);
        };
    }

    /// Compiles a value in which whole strings of the form `${ }` are expressions.
    public TemplateCompilation compileTemplate(JsonNode value) {
        return new TemplateCompiler(this).compile(value);
    }

    /// Compiles a transformation such as `input.from`: a bare text counts as one whole expression.
    public TemplateCompilation compileTransformation(JsonNode value) {
        if (!value.isTextual()) {
            return compileTemplate(value);
        }
        return switch (compileBare(value.textValue())) {
            case Compilation.Compiled(var expression) ->
                    new TemplateCompilation.Compiled(
                            new CompiledTemplate(new CompiledTemplate.Dynamic(expression)));
            case Compilation.Refused(var message, var at) ->
                    new TemplateCompilation.Refused(
                            List.of(new TemplateCompilation.Problem("", message, at)));
        };
    }

    /// Compiles a part of a longer text.
    ///
    /// @param at where the text begins in a longer one, for the place of a mistake
    Compilation compile(String jq, int at) {
        if (jq.length() > limits.source()) {
            return new Compilation.Refused(
                    "the expression is longer than " + limits.source() + " characters", at);
        }
        try {
            var compiler = new Compiler(limits);
            var filter = compiler.compile(new Parser(jq).expression());
            return new Compilation.Compiled(
                    new CompiledExpression(jq.strip(), filter, compiler.globals(), limits));
        } catch (SyntaxFault e) {
            return new Compilation.Refused(e.problem(), at + e.at());
        } catch (StackOverflowError e) {
            return new Compilation.Refused("nested too deep", at);
        }
    }
}
