package caseloom.calls;

import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.openapi.Mapping;
import caseloom.core.openapi.OpenApiRequest;
import caseloom.outbound.Outbound;
import caseloom.outbound.Outcome;
import caseloom.outbound.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Performs the calls of steps and gives the world's answer as a value. Safe to share.
public final class ServiceCalls {

    private final Calling calling;
    private final Descriptions descriptions;

    public ServiceCalls(Outbound outbound, InstantSource clock, CallsSettings settings) {
        this(outbound::send, clock, settings);
    }

    /// @param outside makes each request; the simulation has an outside of its own
    public ServiceCalls(
            Function<Request, Outcome> outside, InstantSource clock, CallsSettings settings) {
        this.calling = new Calling(outside, new Tokens(outside, clock, settings.tokensMost()));
        this.descriptions = new Descriptions(calling, clock, settings);
    }

    /// Makes the request of `call: http`.
    public Answer http(Effect.CallHttp call) {
        try {
            return made(
                    new OpenApiRequest(
                            call.method(), call.uri(), (ObjectNode) call.headers(), call.body()),
                    call.key(),
                    call.manner());
        } catch (NoToken e) {
            return new Answer.NoToken(e.why());
        }
    }

    /// Makes the request that the operation of `call: openapi` stands for.
    public Answer openApi(Effect.CallOpenApi call) {
        return openApi(call, _ -> false);
    }

    /// The same, unless the address of the request tells what it must not: addresses are logged
    /// wherever a request comes by.
    Answer openApi(Effect.CallOpenApi call, Predicate<String> tells) {
        try {
            var description = descriptions.of(call.description());
            var mapping =
                    description.request(
                            call.description().uri(), call.operation(), call.parameters());
            return switch (mapping) {
                case Mapping.Refused(var why) -> new Answer.Refused(Answer.Why.INVALID, why);
                case Mapping.Mapped(var request) when tells.test(request.uri()) ->
                        new Answer.Refused(
                                Answer.Why.INVALID,
                                "a secret would become part of the address; `$secrets` is for"
                                        + " parameters that go into headers or the body");
                case Mapping.Mapped(var request) ->
                        called(request, made(request, call.key(), call.manner()));
            };
        } catch (NoToken e) {
            return new Answer.NoToken(e.why());
        } catch (Descriptions.Missing e) {
            return new Answer.Unreachable(e.timeout(), e.why());
        }
    }

    private Answer made(OpenApiRequest request, String key, Effect.Manner manner) {
        var headers = headers(request.headers());
        var body = body(request.body(), headers);
        var outcome =
                calling.send(
                        new Request(
                                request.method(),
                                request.uri(),
                                headers,
                                body,
                                key,
                                manner.redirect()),
                        manner.credentials());
        return switch (outcome) {
            case Outcome.Answered answered -> response(request, answered, manner.raw());
            case Outcome.Failed failed ->
                    new Answer.Unreachable(failed.timeout(), failed.message());
        };
    }

    private static Answer called(OpenApiRequest request, Answer answer) {
        return answer instanceof Answer.Response response
                ? new Answer.Called(request.headers(), response)
                : answer;
    }

    private static Map<String, String> headers(JsonNode written) {
        var headers = new HashMap<String, String>();
        written.properties()
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

    private static Answer response(OpenApiRequest request, Outcome.Answered answered, boolean raw) {
        var headers = Json.object();
        answered.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        JsonNode content;
        try {
            content = raw ? NullNode.instance : content(answered);
        } catch (JsonFault e) {
            return new Answer.Unreachable(false, "the answer cannot be read: " + e.getMessage());
        }
        return new Answer.Response(
                request.method(),
                request.uri(),
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
