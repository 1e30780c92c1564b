package caseloom.core.definition;

import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.definition.Authentication.Method;
import caseloom.core.expression.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `authentication` of endpoints and calls, and `use.authentications`.
final class Authentications {

    private static final List<String> KINDS =
            List.of("basic", "bearer", "digest", "oauth2", "oidc");
    private static final List<String> LATER = List.of("digest", "oidc");
    private static final String CREDENTIALS = "client_credentials";
    private static final List<String> GRANTS =
            List.of(
                    CREDENTIALS,
                    "authorization_code",
                    "password",
                    "refresh_token",
                    "urn:ietf:params:oauth:grant-type:token-exchange");
    private static final Map<String, Method> METHODS =
            Map.of(
                    "client_secret_post", Method.CLIENT_SECRET_POST,
                    "client_secret_basic", Method.CLIENT_SECRET_BASIC);
    private static final List<String> METHODS_LATER =
            List.of("client_secret_jwt", "private_key_jwt", "none");
    private static final Map<String, Encoding> ENCODINGS =
            Map.of(
                    "application/x-www-form-urlencoded", Encoding.FORM,
                    "application/json", Encoding.JSON);

    /// Members of other grants, and a check of what a token holds.
    private static final List<String> OTHERS =
            List.of("username", "password", "subject", "actor", "issuers");

    private final Tools tools;

    Authentications(Tools tools) {
        this.tools = tools;
    }

    /// The member `authentication`, written there or named with `use`; null when there is none or
    /// it cannot be used.
    @Nullable Authentication in(Form owner, Scope scope) {
        var value = owner.get("authentication");
        if (value == null) {
            return null;
        }
        if (value instanceof Value.Fields fields && fields.get("use") != null) {
            var name = tools.form(value, "`authentication`").only("use").text("use");
            return name == null ? null : named(name, scope);
        }
        return written(value, scope);
    }

    /// A policy of the document goes before a connection of the same name.
    private @Nullable Authentication named(Value.Text name, Scope scope) {
        var policies = tools.uses().all("authentications");
        var policy = policies.get(name.text());
        if (policy != null) {
            return written(policy.value(), scope);
        }
        tools.connections().add(name, policies.keySet());
        return new Authentication.Connection(name.text());
    }

    /// A policy that is written here.
    @Nullable Authentication written(Value value, Scope scope) {
        var form = tools.form(value, "`authentication`").only(KINDS);
        var chosen = form.names().stream().filter(KINDS::contains).toList();
        if (chosen.size() != 1) {
            if (value instanceof Value.Fields && form.names().size() == chosen.size()) {
                tools.complaints()
                        .error(
                                value,
                                "`authentication` has one of `basic`, `bearer` and `oauth2`, or"
                                        + " `use` with a name.");
            }
            return null;
        }
        var kind = chosen.getFirst();
        if (LATER.contains(kind)) {
            form.complainAbout(kind, Unbuilt.notYet("authentication." + kind));
            return null;
        }
        return kind(kind, form.fields().fields().get(kind), scope);
    }

    private @Nullable Authentication kind(String kind, Value.@Nullable Field field, Scope scope) {
        if (field == null) {
            return null;
        }
        var policy = tools.form(field.value(), "`" + kind + "`");
        if (policy.has("use")) {
            policy.complainAbout("use", Unbuilt.notYet("use.secrets"));
            return null;
        }
        return switch (kind) {
            case "basic" -> basic(policy.only("username", "password"), scope);
            case "bearer" -> bearer(policy.only("token"), scope);
            default -> oauth2(policy, scope);
        };
    }

    private @Nullable Authentication basic(Form form, Scope scope) {
        var username = needed(form, "username", scope);
        var password = needed(form, "password", scope);
        return username == null || password == null
                ? null
                : new Authentication.Basic(username, password);
    }

    private @Nullable Authentication bearer(Form form, Scope scope) {
        var token = needed(form, "token", scope);
        return token == null ? null : new Authentication.Bearer(token);
    }

    private @Nullable Authentication oauth2(Form form, Scope scope) {
        form.only(
                "authority",
                "grant",
                "client",
                "request",
                "endpoints",
                "scopes",
                "audiences",
                "username",
                "password",
                "subject",
                "actor",
                "issuers");
        OTHERS.stream()
                .filter(form::has)
                .forEach(name -> form.complainAbout(name, Unbuilt.notYet("oauth2." + name)));
        grant(form);
        var authority = form.neededText("authority");
        var token = path(form, scope);
        var client = client(form, scope);
        var encoding = encoding(form);
        var scopes = texts(form, "scopes", scope);
        var audiences = texts(form, "audiences", scope);
        if (authority == null || client == null) {
            return null;
        }
        return new Authentication.OAuth2(
                new Endpoints(tools).literal(authority, "authority", scope),
                token,
                client,
                encoding,
                scopes,
                audiences);
    }

    private void grant(Form form) {
        var grant = form.neededText("grant");
        if (grant == null || grant.text().equals(CREDENTIALS)) {
            return;
        }
        tools.complaints()
                .error(
                        grant,
                        GRANTS.contains(grant.text())
                                ? Unbuilt.notYet("grant: " + grant.text())
                                : "`grant` must be `"
                                        + CREDENTIALS
                                        + "`."
                                        + Nearest.hint(grant.text(), GRANTS));
    }

    private Template path(Form form, Scope scope) {
        var value = form.get("endpoints");
        if (value != null) {
            var path =
                    tools.form(value, "`endpoints`")
                            .only("token", "revocation", "introspection")
                            .text("token");
            if (path != null) {
                return tools.formulas().template(path, scope);
            }
        }
        return tools.formulas().template(usual(form), scope);
    }

    private static Value usual(Form form) {
        return new Value.Text(form.fields().spot(), form.fields().pointer(), "/oauth2/token");
    }

    private Authentication.@Nullable Client client(Form form, Scope scope) {
        var value = form.needed("client");
        if (value == null) {
            return null;
        }
        var client =
                tools.form(value, "`client`").only("id", "secret", "assertion", "authentication");
        if (client.has("assertion")) {
            client.complainAbout("assertion", Unbuilt.notYet("client.assertion"));
        }
        var id = needed(client, "id", scope);
        var secret = needed(client, "secret", scope);
        var method = method(client);
        return id == null || secret == null ? null : new Authentication.Client(id, secret, method);
    }

    private Method method(Form client) {
        var text = client.text("authentication");
        if (text == null) {
            return Method.CLIENT_SECRET_POST;
        }
        var method = METHODS.get(text.text());
        if (method == null) {
            tools.complaints()
                    .error(
                            text,
                            METHODS_LATER.contains(text.text())
                                    ? Unbuilt.notYet("client.authentication: " + text.text())
                                    : "`authentication` of a client must be `client_secret_post`"
                                            + " or `client_secret_basic`."
                                            + Nearest.hint(text.text(), METHODS.keySet()));
            return Method.CLIENT_SECRET_POST;
        }
        return method;
    }

    private Encoding encoding(Form form) {
        var value = form.get("request");
        var text =
                value == null
                        ? null
                        : tools.form(value, "`request`").only("encoding").text("encoding");
        if (text == null) {
            return Encoding.FORM;
        }
        var encoding = ENCODINGS.get(text.text());
        if (encoding == null) {
            tools.complaints()
                    .error(
                            text,
                            "`encoding` must be `application/x-www-form-urlencoded` or"
                                    + " `application/json`."
                                    + Nearest.hint(text.text(), ENCODINGS.keySet()));
            return Encoding.FORM;
        }
        return encoding;
    }

    private List<Template> texts(Form form, String name, Scope scope) {
        return form.items(name).stream()
                .map(item -> {
                    if (!(item instanceof Value.Text)) {
                        tools.complaints()
                                .error(item, Form.mustBeText("An item of `" + name + "`", item));
                    }
                    return tools.formulas().template(item, scope);
                })
                .toList();
    }

    private @Nullable Template needed(Form form, String name, Scope scope) {
        var text = form.neededText(name);
        return text == null ? null : tools.formulas().template(text, scope);
    }
}
