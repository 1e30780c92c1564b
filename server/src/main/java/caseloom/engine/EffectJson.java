package caseloom.engine;

import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// Effects as the outbox keeps them. Every later release must be able to read what is written here.
final class EffectJson {

    private EffectJson() {}

    static String write(Effect effect) {
        var node = Json.object().put("activation", effect.activation());
        switch (effect) {
            case Effect.CallHttp call -> {
                node.put("kind", "http").put("key", call.key()).put("method", call.method());
                node.put("uri", call.uri()).put("redirect", call.redirect());
                node.set("headers", call.headers());
                if (call.body() != null) {
                    node.set("body", call.body());
                }
            }
            case Effect.GetCase get -> node.put("kind", "get-case").put("id", get.id());
        }
        return Json.write(node);
    }

    static Effect read(String text) {
        var node = Json.stored(text);
        var activation = node.path("activation").intValue();
        return switch (node.path("kind").textValue()) {
            case "http" -> call(activation, node);
            case "get-case" -> new Effect.GetCase(activation, node.path("id").longValue());
            default -> throw new IllegalStateException("an effect of an unknown kind: " + text);
        };
    }

    private static Effect call(int activation, JsonNode node) {
        return new Effect.CallHttp(
                activation,
                node.path("key").textValue(),
                node.path("method").textValue(),
                node.path("uri").textValue(),
                node.path("headers"),
                node.get("body"),
                node.path("redirect").booleanValue());
    }
}
