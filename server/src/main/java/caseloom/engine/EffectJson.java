package caseloom.engine;

import caseloom.approvals.RequestJson;
import caseloom.core.definition.Function;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.signatures.SignatureRequestJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Effects as the outbox keeps them. Every later release must be able to read what is written here.
final class EffectJson {

    private EffectJson() {}

    static String write(Effect effect) {
        var node = Json.object().put("activation", effect.activation());
        switch (effect) {
            case Effect.CallHttp call -> {
                node.put("kind", "http").put("key", call.key()).put("method", call.method());
                node.put("uri", call.uri());
                manner(node, call.manner());
                node.set("headers", call.headers());
                if (call.body() != null) {
                    node.set("body", call.body());
                }
            }
            case Effect.CallOpenApi call -> {
                node.put("kind", "openapi").put("key", call.key());
                node.put("description", call.description().uri());
                CredentialsJson.write(node, "reader", call.description().credentials());
                node.put("operation", call.operation()).set("parameters", call.parameters());
                manner(node, call.manner());
            }
            case Effect.CallConnection call -> {
                node.put("kind", "connection").put("key", call.key());
                node.put("connection", call.connection()).put("method", call.method());
                node.put("path", call.path()).set("headers", call.headers());
                if (call.body() != null) {
                    node.set("body", call.body());
                }
            }
            case Effect.GetCase get -> node.put("kind", "get-case").put("id", get.id());
            case Effect.CreateCase create -> {
                node.put("kind", "create-case").put("key", create.key());
                node.put("workflow", create.workflow()).put("subject", create.subject());
                node.set("attributes", create.attributes());
            }
            case Effect.RunWorkflow start -> {
                node.put("kind", "run-workflow").put("key", start.key());
                node.put("workflow", start.workflow()).put("version", start.version());
                node.put("await", start.await()).set("input", start.input());
            }
            case Effect.OpenCallback open -> {
                node.put("kind", "open-callback").put("key", open.key());
                node.put("title", open.title());
                if (open.secret() != null) {
                    node.put("secret", open.secret());
                }
            }
            case Effect.RequestApproval asked -> {
                node.put("kind", "request-approval").put("key", asked.key());
                node.put("step", asked.step()).set("request", RequestJson.write(asked.request()));
            }
            case Effect.RemindPeople remind ->
                    node.put("kind", "remind-people")
                            .put("key", remind.key())
                            .put("number", remind.number());
            case Effect.RequestSignature asked -> signature(node, asked);
            case Effect.CallFunction call -> {
                node.put("kind", "function").put("key", call.key()).put("step", call.step());
                node.put("function", call.function().word()).set("arguments", call.arguments());
            }
        }
        return Json.write(node);
    }

    private static void signature(ObjectNode node, Effect.RequestSignature asked) {
        node.put("kind", "request-signature").put("key", asked.key());
        node.put("step", asked.step()).set("request", SignatureRequestJson.write(asked.request()));
    }

    private static Effect signature(int activation, JsonNode node) {
        return new Effect.RequestSignature(
                activation,
                node.path("key").textValue(),
                node.path("step").textValue(),
                SignatureRequestJson.read(node.path("request")));
    }

    private static void manner(ObjectNode node, Effect.Manner manner) {
        node.put("redirect", manner.redirect()).put("raw", manner.raw());
        CredentialsJson.write(node, "credentials", manner.credentials());
        LateJson.write(node, manner.late());
    }

    private static Effect.Manner manner(JsonNode node) {
        return new Effect.Manner(
                node.path("raw").booleanValue(),
                node.path("redirect").booleanValue(),
                CredentialsJson.read(node.get("credentials")),
                LateJson.read(node.get("late")));
    }

    static Effect read(String text) {
        var node = Json.stored(text);
        var activation = node.path("activation").intValue();
        return switch (node.path("kind").textValue()) {
            case "http" -> call(activation, node);
            case "openapi" -> operation(activation, node);
            case "connection" -> onConnection(activation, node);
            case "get-case" -> new Effect.GetCase(activation, node.path("id").longValue());
            case "create-case" ->
                    new Effect.CreateCase(
                            activation,
                            node.path("key").textValue(),
                            node.path("workflow").textValue(),
                            node.path("subject").textValue(),
                            (ObjectNode) node.path("attributes"));
            case "run-workflow" ->
                    new Effect.RunWorkflow(
                            activation,
                            node.path("key").textValue(),
                            node.path("workflow").textValue(),
                            node.path("version").textValue(),
                            node.path("input"),
                            node.path("await").booleanValue());
            case "open-callback" ->
                    new Effect.OpenCallback(
                            activation,
                            node.path("key").textValue(),
                            node.path("title").textValue(),
                            node.path("secret").textValue());
            case "request-approval" ->
                    new Effect.RequestApproval(
                            activation,
                            node.path("key").textValue(),
                            node.path("step").textValue(),
                            RequestJson.read(node.path("request")));
            case "remind-people" ->
                    new Effect.RemindPeople(
                            activation,
                            node.path("key").textValue(),
                            node.path("number").intValue());
            case "request-signature" -> signature(activation, node);
            case "function" ->
                    new Effect.CallFunction(
                            activation,
                            node.path("key").textValue(),
                            node.path("step").textValue(),
                            Function.of(node.path("function").textValue()),
                            (ObjectNode) node.path("arguments"));
            default -> throw new IllegalStateException("an effect of an unknown kind: " + text);
        };
    }

    private static Effect operation(int activation, JsonNode node) {
        return new Effect.CallOpenApi(
                activation,
                node.path("key").textValue(),
                new Effect.Description(
                        node.path("description").textValue(),
                        CredentialsJson.read(node.get("reader"))),
                node.path("operation").textValue(),
                (ObjectNode) node.path("parameters"),
                manner(node));
    }

    private static Effect onConnection(int activation, JsonNode node) {
        return new Effect.CallConnection(
                activation,
                node.path("key").textValue(),
                node.path("connection").textValue(),
                node.path("method").textValue(),
                node.path("path").textValue(),
                (ObjectNode) node.path("headers"),
                node.get("body"));
    }

    private static Effect call(int activation, JsonNode node) {
        return new Effect.CallHttp(
                activation,
                node.path("key").textValue(),
                node.path("method").textValue(),
                node.path("uri").textValue(),
                node.path("headers"),
                node.get("body"),
                manner(node));
    }
}
