package caseloom.core.definition;

import caseloom.core.expression.Expression;
import caseloom.core.expression.Template;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.regex.Pattern;

/// Compiles the expressions of a document, each where it stands. Whatever cannot be compiled is a
/// complaint and a [Broken].
final class Formulas {

    private static final Set<String> LATER = Set.of("secrets", "authorization");

    private static final Pattern LOOKS_LIKE_JQ =
            Pattern.compile(
                    "\\s*(\\.[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*(\\[.*\\])?"
                            + "(\\s*([-+*/%|<>]|==|!=|\\band\\b|\\bor\\b).*)?"
                            + "|\\$(context|input|output|task|workflow|runtime)\\b.*)\\s*",
                    Pattern.DOTALL);

    private final Jq jq;
    private final Complaints complaints;

    Formulas(Jq jq, Complaints complaints) {
        this.jq = jq;
        this.complaints = complaints;
    }

    /// A text at one of the places of W-31: bare jq, or the same inside `${ }`.
    Expression expression(Value.Text text, Scope scope) {
        return switch (Wrap.of(text.text())) {
            case Wrap.None() -> compile(text, text.text(), scope);
            case Wrap.Whole(var inside) -> compile(text, inside, scope);
            case Wrap.Mixed(var instead) -> mixed(text, instead);
        };
    }

    /// `from` or `as`: a bare text is one whole expression, an object is a template.
    Template transform(Value value, Scope scope) {
        return switch (value) {
            case Value.Text text -> {
                var expression = expression(text, scope);
                yield expression instanceof Broken
                        ? Broken.HERE
                        : assemble(text, "${ " + expression.source() + "\n}");
            }
            case Value.Fields fields -> template(fields, scope);
            case Value.Items _, Value.Plain _ -> {
                complaints.error(
                        value, "A transformation is an expression or an object with expressions.");
                yield Broken.HERE;
            }
        };
    }

    /// A value in which only whole `${ }` texts are expressions.
    Template template(Value value, Scope scope) {
        if (!check(value, scope)) {
            return Broken.HERE;
        }
        try {
            return jq.template(value.json());
        } catch (Unreadable e) {
            complaints.error(value, String.valueOf(e.getMessage()));
            return Broken.HERE;
        }
    }

    private Template assemble(Value at, String text) {
        try {
            return jq.template(TextNode.valueOf(text));
        } catch (Unreadable e) {
            complaints.error(at, String.valueOf(e.getMessage()));
            return Broken.HERE;
        }
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
        return switch (Wrap.of(text.text())) {
            case Wrap.Whole(var inside) -> !(compile(text, inside, scope) instanceof Broken);
            case Wrap.Mixed(var instead) -> !(mixed(text, instead) instanceof Broken);
            case Wrap.None() -> {
                if (LOOKS_LIKE_JQ.matcher(text.text()).matches()) {
                    complaints.warning(
                            text,
                            "This is taken as plain text. For an expression write `${ "
                                    + text.text().strip()
                                    + " }`.");
                }
                yield true;
            }
        };
    }

    private Expression mixed(Value.Text text, String instead) {
        complaints.error(
                text, "An expression must be the whole text: write `" + instead + "` (W-13).");
        return Broken.HERE;
    }

    private Expression compile(Value.Text at, String source, Scope scope) {
        try {
            var compiled = jq.expression(source.strip());
            compiled.variables().stream().sorted().forEach(name -> variable(at, name, scope));
            return compiled.expression();
        } catch (Unreadable e) {
            complaints.error(at, String.valueOf(e.getMessage()));
            return Broken.HERE;
        }
    }

    private void variable(Value.Text at, String name, Scope scope) {
        if (LATER.contains(name)) {
            complaints.error(at, Unbuilt.notYet("$" + name));
        } else if (!scope.names().contains(name)) {
            var hint =
                    Nearest.to(name, scope.names()).map(meant -> " Did you mean `$" + meant + "`?");
            complaints.warning(at, "There is no variable `$" + name + "` here." + hint.orElse(""));
        }
    }
}
