package caseloom.core.definition;

import caseloom.core.expression.Template;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads errors to raise: where they are raised, and in `use.errors`.
final class Errors {

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+\\-.]*://\\S*");
    private static final Pattern JSON_POINTER = Pattern.compile("(/([^~/]|~[01])*)*");

    private final Tools tools;

    Errors(Tools tools) {
        this.tools = tools;
    }

    /// The error written here, or the one that a text names; null after a complaint.
    Step.@Nullable Raised read(Value error, Scope scope) {
        if (error instanceof Value.Text name) {
            var named = tools.uses().find("errors", name);
            return named == null ? null : written(named, scope);
        }
        return written(error, scope);
    }

    /// The error written here.
    Step.@Nullable Raised written(Value error, Scope scope) {
        var form =
                tools.form(error, "`error`").only("type", "status", "title", "detail", "instance");
        var type = uri(form, scope);
        form.neededNumber("status");
        var status = form.get("status");
        if (type == null || status == null) {
            return null;
        }
        return new Step.Raised(
                type,
                tools.formulas().template(status, scope),
                text(form, "title", scope),
                text(form, "detail", scope),
                instance(form, scope));
    }

    private @Nullable Template uri(Form error, Scope scope) {
        var type = error.neededText("type");
        if (type == null) {
            return null;
        }
        if (!Texts.wrapped(type) && !URI.matcher(type.text()).matches()) {
            tools.complaints()
                    .error(
                            type,
                            "`type` must be a URI such as"
                                    + " `https://example.com/errors/out-of-stock`.");
        }
        return onOneLine(type, scope);
    }

    /// The official schema refuses an expression here, since it is a literal as well to it.
    private @Nullable Template instance(Form error, Scope scope) {
        var instance = error.text("instance");
        if (instance == null) {
            return null;
        }
        if (!JSON_POINTER.matcher(instance.text()).matches()) {
            tools.complaints()
                    .error(
                            instance,
                            "`instance` must be a JSON Pointer written out, such as"
                                    + " `/do/0/order`.");
        }
        return tools.formulas().template(instance, scope);
    }

    private Template onOneLine(Value.Text text, Scope scope) {
        if (Texts.overLines(text)) {
            tools.complaints().error(text, "The expression of `type` must stand on one line.");
        }
        return tools.formulas().template(text, scope);
    }

    private @Nullable Template text(Form error, String name, Scope scope) {
        var text = error.text(name);
        return text == null ? null : tools.formulas().template(text, scope);
    }
}
