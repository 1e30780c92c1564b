package caseloom.engine;

import caseloom.core.definition.Authentication.Encoding;
import caseloom.core.definition.Authentication.Method;
import caseloom.core.interpreter.Credentials;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Credentials as the outbox keeps them until the request was answered: nowhere else are they
/// stored.
final class CredentialsJson {

    private CredentialsJson() {}

    static void write(ObjectNode owner, String name, @Nullable Credentials credentials) {
        switch (credentials) {
            case null -> {}
            case Credentials.Basic(var username, var password) ->
                    owner.putObject(name).put("username", username).put("password", password);
            case Credentials.Bearer(var token) -> owner.putObject(name).put("token", token);
            case Credentials.Connection(var connection) ->
                    owner.putObject(name).put("connection", connection);
            case Credentials.Client client -> client(owner.putObject(name), client);
        }
    }

    private static void client(ObjectNode node, Credentials.Client client) {
        node.put("uri", client.uri()).put("id", client.id()).put("secret", client.secret());
        node.put("method", client.method().name()).put("encoding", client.encoding().name());
        client.scopes().forEach(node.putArray("scopes")::add);
        client.audiences().forEach(node.putArray("audiences")::add);
    }

    static @Nullable Credentials read(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.has("password")) {
            return new Credentials.Basic(text(node, "username"), text(node, "password"));
        }
        if (node.has("connection")) {
            return new Credentials.Connection(text(node, "connection"));
        }
        if (node.has("token")) {
            return new Credentials.Bearer(text(node, "token"));
        }
        return new Credentials.Client(
                text(node, "uri"),
                text(node, "id"),
                text(node, "secret"),
                Method.valueOf(text(node, "method")),
                Encoding.valueOf(text(node, "encoding")),
                texts(node.path("scopes")),
                texts(node.path("audiences")));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(item -> texts.add(item.textValue()));
        return texts;
    }
}
