package caseloom.core.definition;

import caseloom.core.expression.Template;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `with` of `call: http`.
final class HttpCalls {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    /// Set by the caller itself, or not to be touched over a pooled connection.
    private static final Set<String> OWN_HEADERS =
            Set.of(
                    "host",
                    "content-length",
                    "transfer-encoding",
                    "connection",
                    "upgrade",
                    "expect",
                    "idempotency-key");

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#][^\\s]*");

    /// What is left of a template once its RFC 6570 level 1 variables are out.
    private static final Pattern VARIABLE =
            Pattern.compile("\\{[A-Za-z0-9_%]+(\\.[A-Za-z0-9_%]+)*}");

    private final Tools tools;

    HttpCalls(Tools tools) {
        this.tools = tools;
    }

    private record Address(Template uri, boolean templated) {}

    @Nullable HttpCall read(Form step, Scope scope) {
        var with = step.needed("with");
        if (with == null) {
            return null;
        }
        var form =
                tools.form(with, "`with`")
                        .only(
                                "method",
                                "endpoint",
                                "headers",
                                "body",
                                "query",
                                "output",
                                "redirect");
        var method = method(form);
        var address = endpoint(form, scope);
        var headers = texts(form, "headers", scope);
        headerNames(form);
        var query = texts(form, "query", scope);
        var body = form.get("body");
        var redirect = form.flag("redirect");
        var give = give(form);
        return address == null
                ? null
                : new HttpCall(
                        method,
                        address.uri(),
                        address.templated(),
                        headers,
                        query,
                        body == null ? null : tools.formulas().template(body, scope),
                        give,
                        redirect != null && redirect);
    }

    private String method(Form form) {
        var text = form.neededText("method");
        var method = text == null ? "GET" : text.text().toUpperCase(Locale.ROOT);
        if (text != null && !METHODS.contains(method)) {
            tools.complaints()
                    .error(
                            text,
                            "`method` must be one of `"
                                    + String.join("`, `", METHODS)
                                    + "`."
                                    + Nearest.hint(method, METHODS));
        }
        return method;
    }

    private @Nullable Address endpoint(Form form, Scope scope) {
        var value = form.needed("endpoint");
        return switch (value) {
            case null -> null;
            case Value.Text text -> address(text, "endpoint", scope);
            case Value.Fields fields -> {
                var endpoint = tools.form(fields, "`endpoint`").only("uri", "authentication");
                if (endpoint.has("authentication")) {
                    endpoint.complainAbout(
                            "authentication", Unbuilt.notYet("endpoint.authentication"));
                }
                var uri = endpoint.neededText("uri");
                yield uri == null ? null : address(uri, "uri", scope);
            }
            case Value.Items _, Value.Plain _ -> {
                tools.complaints().error(value, "`endpoint` must be an address or `{ uri: ... }`.");
                yield null;
            }
        };
    }

    private Address address(Value.Text text, String name, Scope scope) {
        var wrapped = Texts.wrapped(text);
        if (!wrapped) {
            literal(text, name);
        } else if (Texts.overLines(text)) {
            tools.complaints()
                    .error(text, "The expression of `" + name + "` must stand on one line.");
        }
        return new Address(tools.formulas().template(text, scope), !wrapped);
    }

    private void literal(Value.Text text, String name) {
        if (!ADDRESS.matcher(text.text()).matches()) {
            tools.complaints()
                    .error(
                            text,
                            "`"
                                    + name
                                    + "` must be an address that begins with `https://` or"
                                    + " `http://`, or one whole expression.");
            return;
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
    }

    /// Headers and query: texts by name, or an expression that gives them.
    private @Nullable Template texts(Form form, String name, Scope scope) {
        var value = form.get(name);
        switch (value) {
            case null -> {
                return null;
            }
            case Value.Fields fields -> {
                var named = tools.form(fields, "`" + name + "`");
                fields.fields().keySet().forEach(named::text);
            }
            case Value.Text text when !Texts.wrapped(text) ->
                    tools.complaints().error(text, eitherObject(name));
            case Value.Text text -> {
                if (Texts.overLines(text)) {
                    tools.complaints()
                            .error(
                                    text,
                                    "The expression of `" + name + "` must stand on one line.");
                }
            }
            case Value.Items _, Value.Plain _ ->
                    tools.complaints().error(value, eitherObject(name));
        }
        return tools.formulas().template(value, scope);
    }

    private static String eitherObject(String name) {
        return "`" + name + "` must be an object of texts, or one whole expression.";
    }

    private void headerNames(Form form) {
        if (!(form.get("headers") instanceof Value.Fields headers)) {
            return;
        }
        headers.fields()
                .forEach((name, field) -> {
                    if (!HEADER.matcher(name).matches()) {
                        refuse(field, "`" + name + "` cannot be the name of a header.");
                    } else if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                        refuse(field, "The header `" + name + "` is set by Caseloom itself.");
                    }
                });
    }

    private void refuse(Value.Field field, String message) {
        tools.complaints().error(field.key(), field.value().pointer(), message);
    }

    private HttpCall.Give give(Form form) {
        var text = form.text("output");
        if (text == null) {
            return HttpCall.Give.CONTENT;
        }
        for (var give : HttpCall.Give.values()) {
            if (give.name().toLowerCase(Locale.ROOT).equals(text.text())) {
                return give;
            }
        }
        var words =
                Arrays.stream(HttpCall.Give.values())
                        .map(give -> give.name().toLowerCase(Locale.ROOT))
                        .toList();
        tools.complaints()
                .error(
                        text,
                        "`output` must be `raw`, `content` or `response`."
                                + Nearest.hint(text.text(), words));
        return HttpCall.Give.CONTENT;
    }
}
