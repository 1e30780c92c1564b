package caseloom.connections;

import caseloom.connections.Authentication.ClientMethod;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Authentications as JSON, without what is secret: as the table keeps them and as the API shows
/// them.
public final class AuthenticationJson {

    private AuthenticationJson() {}

    public static ObjectNode write(Authentication authentication) {
        var node = Json.object().put("type", authentication.word());
        switch (authentication) {
            case Authentication.None _, Authentication.Bearer _ -> {}
            case Authentication.Basic(var username) -> node.put("username", username);
            case Authentication.Custom(var names) -> names.forEach(node.putArray("names")::add);
            case Authentication.OAuth2 oauth2 -> {
                node.put("token_url", oauth2.tokenUrl()).put("client_id", oauth2.clientId());
                node.put("client_authentication", word(oauth2.method()));
                oauth2.scopes().forEach(node.putArray("scopes")::add);
                node.put("audience", oauth2.audience());
            }
        }
        return node;
    }

    static Authentication read(String text) {
        var node = Json.stored(text);
        var type = node.path("type").asText();
        return switch (type) {
            case "none" -> new Authentication.None();
            case "bearer" -> new Authentication.Bearer();
            case "basic" -> new Authentication.Basic(node.path("username").asText());
            case "custom" -> new Authentication.Custom(texts(node.path("names")));
            case "oauth2" ->
                    new Authentication.OAuth2(
                            node.path("token_url").asText(),
                            node.path("client_id").asText(),
                            method(node.path("client_authentication").asText()),
                            texts(node.path("scopes")),
                            node.path("audience").textValue());
            default -> throw new IllegalStateException("an unknown authentication: " + type);
        };
    }

    /// The word of the language for it.
    public static String word(ClientMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    public static ClientMethod method(String word) {
        return ClientMethod.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
