package caseloom.core.definition;

import caseloom.core.expression.Compilation;
import caseloom.core.expression.CompiledExpression;
import caseloom.core.expression.Expression;
import caseloom.core.expression.Expressions;
import caseloom.core.expression.Template;
import caseloom.core.expression.TemplateCompilation;
import caseloom.core.expression.Wrapping;
import java.util.Set;
import java.util.regex.Pattern;

/// Compiles the expressions of a document, each where it stands. Whatever cannot be compiled is a
/// complaint and a [Broken].
final class Formulas {

    private static final Set<String> LATER = Set.of("authorization");

    private static final Pattern LOOKS_LIKE_JQ =
            Pattern.compile(
                    "\\s*(\\.[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*(\\[.*\\])?"
                            + "(\\s*([-+*/%|<>]|==|!=|\\band\\b|\\bor\\b).*)?"
                            + "|\\$(context|input|output|task|workflow|runtime)\\b.*)\\s*",
                    Pattern.DOTALL);

    private final Expressions expressions;
    private final Complaints complaints;
    private final Uses uses;

    Formulas(Expressions expressions, Complaints complaints, Uses uses) {
        this.expressions = expressions;
        this.complaints = complaints;
        this.uses = uses;
    }

    /// A text at one of the places of W-31: bare jq, or the same inside `${ }`.
    Expression expression(Value.Text text, Scope scope) {
        if (Wrapping.of(text.text()) instanceof Wrapping.Mixed) {
            return mixed(text);
        }
        return switch (expressions.compileBare(text.text())) {
            case Compilation.Compiled(var expression) -> {
                variables(text, expression, scope);
                yield expression;
            }
            case Compilation.Refused(var message, var at) -> refused(text, message, at);
        };
    }

    /// `from` or `as`: a bare text is one whole expression, an object is a template.
    Template transform(Value value, Scope scope) {
        var good =
                switch (value) {
                    case Value.Text text -> !(expression(text, scope) instanceof Broken);
                    case Value.Fields fields -> check(fields, scope);
                    case Value.Items _, Value.Plain _ -> {
                        complaints.error(
                                value,
                                "A transformation is an expression or an object with expressions.");
                        yield false;
                    }
                };
        return good
                ? compiled(value, expressions.compileTransformation(value.json()))
                : Broken.HERE;
    }

    /// A value in which only whole `${ }` texts are expressions.
    Template template(Value value, Scope scope) {
        return check(value, scope)
                ? compiled(value, expressions.compileTemplate(value.json()))
                : Broken.HERE;
    }

    /// Every expression in it was compiled before, so nothing is left to refuse.
    private Template compiled(Value value, TemplateCompilation compilation) {
        return switch (compilation) {
            case TemplateCompilation.Compiled(var template) -> template;
            case TemplateCompilation.Refused(var problems) -> {
                problems.forEach(problem -> complaints.error(value, sentence(problem.message())));
                yield Broken.HERE;
            }
        };
    }

    private boolean check(Value value, Scope scope) {
        return switch (value) {
            case Value.Text text -> checkText(text, scope);
            case Value.Plain _ -> true;
            case Value.Items items -> {
                var good = true;
                for (var item : items.values()) {
                    good &= check(item, scope);
                }
                yield good;
            }
            case Value.Fields fields -> {
                var good = true;
                for (var field : fields.fields().values()) {
                    good &= check(field.value(), scope);
                }
                yield good;
            }
        };
    }

    private boolean checkText(Value.Text text, Scope scope) {
        if (Texts.wrapped(text)) {
            return !(expression(text, scope) instanceof Broken);
        }
        if (LOOKS_LIKE_JQ.matcher(text.text()).matches()) {
            complaints.warning(
                    text,
                    "This is taken as plain text. For an expression write `${ "
                            + text.text().strip()
                            + " }`.");
        }
        return true;
    }

    private Expression mixed(Value.Text text) {
        var instead = Texts.interpolated(text.text());
        complaints.error(
                text,
                instead.indexOf("${", 1) > 0
                        ? "`${` is not closed: an expression ends with `}`."
                        : "An expression must be the whole text: write `" + instead + "` (W-13).");
        return Broken.HERE;
    }

    private Expression refused(Value.Text text, String message, int at) {
        complaints.error(text.spot().inside(text.text(), at), text.pointer(), sentence(message));
        return Broken.HERE;
    }

    private static String sentence(String message) {
        return "The expression cannot be used: " + message + ".";
    }

    private void variables(Value.Text at, CompiledExpression expression, Scope scope) {
        expression.variables().stream().sorted().forEach(name -> variable(at, name, scope));
        expression.secrets().stream().sorted().forEach(name -> uses.secret(at, name));
    }

    private void variable(Value.Text at, String name, Scope scope) {
        if (LATER.contains(name)) {
            complaints.error(at, Unbuilt.notYet("$" + name));
        } else if (!scope.names().contains(name) && name.equals(Expressions.SECRETS)) {
            complaints.error(
                    at,
                    "`$secrets` can only be used in the `authentication`, `headers`, `body` and"
                            + " `parameters` of calls, so that no secret gets anywhere else (W-14).");
        } else if (!scope.names().contains(name)) {
            var hint =
                    Nearest.to(name, scope.names()).map(meant -> " Did you mean `$" + meant + "`?");
            complaints.warning(at, "There is no variable `$" + name + "` here." + hint.orElse(""));
        }
    }
}
