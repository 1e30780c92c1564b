package caseloom.calls;

import caseloom.connections.Access;
import caseloom.connections.BaseUrl;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Credentials;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.core.openapi.Mapping;
import caseloom.core.openapi.OpenApiRequest;
import caseloom.outbound.Outcome;
import caseloom.outbound.Outside;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Performs the calls of steps and gives the world's answer as a value. Safe to share.
public final class ServiceCalls {

    private final Accesses accesses;
    private final Calling calling;
    private final Descriptions descriptions;

    public ServiceCalls(
            Outside outside, Accesses accesses, InstantSource clock, CallsSettings settings) {
        var tokens = new Tokens(outside, clock, settings.tokensMost());
        this.accesses = accesses;
        this.calling = new Calling(outside, tokens, accesses);
        this.descriptions = new Descriptions(calling, clock, settings);
    }

    /// Makes a request with what a connection prescribes, for whoever is no step.
    ///
    /// @throws NotYet when its rate limit has no room for it now
    public Outcome send(Access access, Request request) {
        try {
            return calling.send(access, request, Allowance.ofSingle(accesses::take));
        } catch (NoToken e) {
            return new Outcome.Failed(Outcome.Why.BROKEN, e.why());
        }
    }

    /// Makes the request of `call: http`.
    ///
    /// @throws NotYet when the rate limit of its connection has no room for it now
    public Answer http(OrganizationId organization, Effect.CallHttp call) {
        try {
            return made(
                    organization,
                    new OpenApiRequest(
                            call.method(), call.uri(), (ObjectNode) call.headers(), call.body()),
                    new Making(call.key(), call.manner(), allowance()));
        } catch (NoToken e) {
            return new Answer.NoToken(e.why());
        } catch (NoConnection e) {
            return new Answer.Refused(Answer.Why.UNKNOWN, e.why());
        }
    }

    /// Makes the request of `call-connection`.
    ///
    /// @throws NotYet as above
    public Answer connection(OrganizationId organization, Effect.CallConnection call) {
        try {
            var access = calling.access(organization, call.connection());
            if (!BaseUrl.staysBelow(call.path().split("\\?", 2)[0])) {
                return new Answer.Refused(
                        Answer.Why.INVALID, "`path` must not lead out of the connection");
            }
            var uri = access.connection().terms().baseUrl().with(call.path());
            var request = new OpenApiRequest(call.method(), uri, call.headers(), call.body());
            var outgoing = outgoing(request, call.key(), false);
            return answer(request, calling.send(access, outgoing, allowance()), false);
        } catch (NoToken e) {
            return new Answer.NoToken(e.why());
        } catch (NoConnection e) {
            return new Answer.Refused(Answer.Why.UNKNOWN, e.why());
        }
    }

    /// Makes the request that the operation of `call: openapi` stands for.
    ///
    /// @throws NotYet as above
    public Answer openApi(OrganizationId organization, Effect.CallOpenApi call) {
        return openApi(organization, call, _ -> false);
    }

    /// The same, unless the address of the request tells what it must not: addresses are logged
    /// wherever a request comes by.
    Answer openApi(OrganizationId organization, Effect.CallOpenApi call, Predicate<String> tells) {
        try {
            var allowance = allowance();
            var description =
                    descriptions.of(
                            organization,
                            call.description(),
                            isOnOneConnection(call) ? allowance.before(1) : allowance);
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
                        called(
                                request,
                                made(
                                        organization,
                                        request,
                                        new Making(call.key(), call.manner(), allowance)));
            };
        } catch (NoToken e) {
            return new Answer.NoToken(e.why());
        } catch (NoConnection e) {
            return new Answer.Refused(Answer.Why.UNKNOWN, e.why());
        } catch (Descriptions.Missing e) {
            return new Answer.Unreachable(e.timeout(), e.why());
        }
    }

    /// How the request of a step is made.
    private record Making(String key, Effect.Manner manner, Allowance allowance) {}

    private Allowance allowance() {
        return Allowance.ofRepeated(accesses::take);
    }

    /// Whether the description is fetched on the connection that the request is made on.
    private static boolean isOnOneConnection(Effect.CallOpenApi call) {
        return call.description().credentials() instanceof Credentials.Connection its
                && its.equals(call.manner().credentials());
    }

    private Answer made(OrganizationId organization, OpenApiRequest request, Making making) {
        var manner = making.manner;
        var outcome =
                calling.send(
                        organization,
                        outgoing(request, making.key, manner.redirect()),
                        manner.credentials(),
                        making.allowance);
        return answer(request, outcome, manner.raw());
    }

    private static Request outgoing(OpenApiRequest request, String key, boolean redirects) {
        var headers = headers(request.headers());
        var body = body(request.body(), headers);
        return new Request(request.method(), request.uri(), headers, body, key, redirects);
    }

    private static Answer answer(OpenApiRequest request, Outcome outcome, boolean raw) {
        return switch (outcome) {
            case Outcome.Answered answered -> response(request, answered, raw);
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
