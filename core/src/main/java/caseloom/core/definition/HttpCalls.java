package caseloom.core.definition;

import caseloom.core.expression.Template;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the `with` of `call: http`.
final class HttpCalls {

    static final List<String> METHODS =
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

    private final Tools tools;
    private final Endpoints endpoints;
    private final Gives gives;

    HttpCalls(Tools tools) {
        this.tools = tools;
        this.endpoints = new Endpoints(tools);
        this.gives = new Gives(tools);
    }

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
        var endpoint = endpoints.in(form, scope);
        var headers = texts(form, "headers", scope);
        headerNames(form, endpoint != null && endpoint.authentication() != null);
        var query = texts(form, "query", scope);
        var body = form.get("body");
        var redirect = form.flag("redirect");
        var give = gives.in(form);
        return endpoint == null
                ? null
                : new HttpCall(
                        method,
                        endpoint,
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

    private void headerNames(Form form, boolean authenticated) {
        if (!(form.get("headers") instanceof Value.Fields headers)) {
            return;
        }
        headers.fields()
                .forEach((name, field) -> {
                    if (!HEADER.matcher(name).matches()) {
                        refuse(field, "`" + name + "` cannot be the name of a header.");
                    } else if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                        refuse(field, "The header `" + name + "` is set by Caseloom itself.");
                    } else if (authenticated && name.equalsIgnoreCase("authorization")) {
                        refuse(field, "`authentication` sets the header `" + name + "` already.");
                    }
                });
    }

    private void refuse(Value.Field field, String message) {
        tools.complaints().error(field.key(), field.value().pointer(), message);
    }
}
