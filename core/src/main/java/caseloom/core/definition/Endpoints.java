package caseloom.core.definition;

import caseloom.core.expression.Template;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `endpoint`: an address, or an object with `uri` and `authentication`.
final class Endpoints {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#][^\\s]*");

    /// What is left of a template once its RFC 6570 level 1 variables are out.
    private static final Pattern VARIABLE =
            Pattern.compile("\\{[A-Za-z0-9_%]+(\\.[A-Za-z0-9_%]+)*}");

    private final Tools tools;
    private final Authentications authentications;

    Endpoints(Tools tools) {
        this.tools = tools;
        this.authentications = new Authentications(tools);
    }

    /// The needed member `endpoint`; null after a complaint.
    @Nullable Endpoint in(Form form, Scope scope) {
        var value = form.needed("endpoint");
        return switch (value) {
            case null -> null;
            case Value.Text text -> endpoint(text, "endpoint", null, scope);
            case Value.Fields fields -> {
                var endpoint = tools.form(fields, "`endpoint`").only("uri", "authentication");
                var authentication = authentications.in(endpoint, scope);
                var uri = endpoint.neededText("uri");
                yield uri == null ? null : endpoint(uri, "uri", authentication, scope);
            }
            case Value.Items _, Value.Plain _ -> {
                tools.complaints().error(value, "`endpoint` must be an address or `{ uri: ... }`.");
                yield null;
            }
        };
    }

    private Endpoint endpoint(
            Value.Text text, String name, @Nullable Authentication authentication, Scope scope) {
        if (!Texts.wrapped(text)) {
            return new Endpoint(literal(text, name, scope), true, authentication);
        }
        if (Texts.overLines(text)) {
            tools.complaints()
                    .error(text, "The expression of `" + name + "` must stand on one line.");
        }
        return new Endpoint(tools.formulas().template(text, scope), false, authentication);
    }

    /// An address that is written out, with variables.
    Template literal(Value.Text text, String name, Scope scope) {
        if (!ADDRESS.matcher(text.text()).matches()) {
            tools.complaints()
                    .error(
                            text,
                            "`"
                                    + name
                                    + "` must be an address that begins with `https://` or"
                                    + " `http://`, or one whole expression.");
            return tools.formulas().template(text, scope);
        }
        var rest = VARIABLE.matcher(text.text()).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            tools.complaints()
                    .error(
                            text,
                            "In an address only simple variables such as `{id}` can stand in"
                                    + " braces: a property of the step's input, of letters, digits"
                                    + " and `_`.");
        }
        return tools.formulas().template(text, scope);
    }
}
