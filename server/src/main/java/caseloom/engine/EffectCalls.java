package caseloom.engine;

import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Performs one effect and gives the world's answer as a value. Safe to share.
final class EffectCalls {

    private final EngineStore store;
    private final Function<Request, Outcome> outbound;

    EffectCalls(EngineStore store, Function<Request, Outcome> outbound) {
        this.store = store;
        this.outbound = outbound;
    }

    Answer perform(Outgoing outgoing) {
        return outgoing.answer() == null ? asked(outgoing) : outgoing.answer();
    }

    private Answer asked(Outgoing outgoing) {
        return switch (outgoing.effect()) {
            case Effect.CallHttp call -> http(call);
            case Effect.GetCase get ->
                    new Answer.Found(store.otherCase(outgoing.held().organization(), get.id()));
            case Effect.CreateCase _, Effect.RunWorkflow _, Effect.OpenCallback _ ->
                    throw new IllegalStateException("publishing refuses what needs this effect");
        };
    }

    private Answer http(Effect.CallHttp call) {
        var headers = headers(call);
        var body = body(call.body(), headers);
        var outcome =
                outbound.apply(
                        new Request(
                                call.method(),
                                call.uri(),
                                headers,
                                body,
                                call.key(),
                                call.redirect()));
        return switch (outcome) {
            case Outcome.Answered answered -> response(call, answered);
            case Outcome.Failed failed ->
                    new Answer.Unreachable(failed.timeout(), failed.message());
        };
    }

    private static Map<String, String> headers(Effect.CallHttp call) {
        var headers = new HashMap<String, String>();
        call.headers()
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static byte[] body(@Nullable JsonNode body, Map<String, String> headers) {
        if (body == null) {
            return new byte[0];
        }
        if (body.isTextual()) {
            return body.textValue().getBytes(StandardCharsets.UTF_8);
        }
        if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
            headers.put("Content-Type", "application/json");
        }
        return Json.bytes(body);
    }

    private static Answer response(Effect.CallHttp call, Outcome.Answered answered) {
        var headers = Json.object();
        answered.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        JsonNode content;
        try {
            content = content(answered);
        } catch (JsonFault e) {
            return new Answer.Unreachable(false, "the answer cannot be read: " + e.getMessage());
        }
        return new Answer.Response(
                call.method(),
                call.uri(),
                answered.status(),
                headers,
                content,
                Base64.getEncoder().encodeToString(answered.body()));
    }

    private static JsonNode content(Outcome.Answered answered) throws JsonFault {
        var type =
                answered.headers()
                        .getOrDefault("content-type", List.of(""))
                        .getFirst()
                        .toLowerCase(Locale.ROOT);
        if (answered.body().length > 0 && type.contains("json")) {
            return Json.read(answered.body());
        }
        var text = new String(answered.body(), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new JsonFault("it holds the character U+0000");
        }
        return TextNode.valueOf(text);
    }
}
