package caseloom.core.interpreter;

import caseloom.core.definition.Authentication;
import caseloom.core.expression.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes the credentials of a request out of an `authentication`. What is wrong with a secret is
/// said without showing it.
final class Authorizing {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,16384}");
    private static final int TEXT_MOST = 4096;
    private static final int TEXTS_MOST = 100;

    private final JsonNode input;
    private final Sight sight;

    Authorizing(JsonNode input, Sight sight) {
        this.input = input;
        this.sight = sight;
    }

    /// Null when the request is made as nobody.
    @Nullable Credentials credentials(@Nullable Authentication written) {
        return switch (written) {
            case null -> null;
            case Authentication.Basic(var username, var password) ->
                    basic(text("username", username), text("password", password));
            case Authentication.Bearer(var token) -> bearer(text("token", token));
            case Authentication.OAuth2 oauth2 -> client(oauth2);
            case Authentication.Connection(var name) -> new Credentials.Connection(name);
        };
    }

    private static Credentials basic(String username, String password) {
        if (username.contains(":")) {
            throw wrong("`username` holds a colon, which basic authentication cannot send");
        }
        return new Credentials.Basic(username, password);
    }

    private static Credentials bearer(String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw wrong("`token` is empty or holds what a bearer token cannot hold");
        }
        return new Credentials.Bearer(token);
    }

    private Credentials client(Authentication.OAuth2 oauth2) {
        var authority = UriTemplate.expand(text("authority", oauth2.authority()), input);
        var path = text("endpoints.token", oauth2.token());
        return new Credentials.Client(
                under(authority, path),
                text("client.id", oauth2.client().id()),
                text("client.secret", oauth2.client().secret()),
                oauth2.client().method(),
                oauth2.encoding(),
                texts("scopes", oauth2.scopes()),
                texts("audiences", oauth2.audiences()));
    }

    private static String under(String authority, String path) {
        var folder =
                authority.endsWith("/")
                        ? authority.substring(0, authority.length() - 1)
                        : authority;
        return folder + (path.startsWith("/") ? path : "/" + path);
    }

    private List<String> texts(String name, List<Template> written) {
        if (written.size() > TEXTS_MOST) {
            throw wrong("`" + name + "` has more than " + TEXTS_MOST + " items");
        }
        var texts = new ArrayList<String>();
        written.forEach(one -> texts.add(text(name, one)));
        return texts;
    }

    private String text(String name, Template written) {
        var value = written.render(input, sight);
        if (!value.isTextual()) {
            throw wrong("`" + name + "` is not a text");
        }
        var text = value.textValue();
        if (text.length() > TEXT_MOST && !name.equals("token")) {
            throw wrong("`" + name + "` is longer than " + TEXT_MOST + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw wrong("`" + name + "` holds a control character");
        }
        return text;
    }

    private static StepFault wrong(String why) {
        return new StepFault(Errors.validation("The authentication cannot be made", why));
    }
}
