package caseloom.core.interpreter;

import caseloom.core.definition.Endpoint;
import caseloom.core.definition.HttpCall;
import caseloom.core.expression.Template;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `call: http`: the request as an effect, and what its answer means for the step.
final class HttpCalls {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^/?#].*");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~\\x80-\\uFFFF]*");

    private HttpCalls() {}

    static Deed begin(Advance advance, Activation activation, HttpCall call) {
        var sight = Sight.of(advance, activation);
        var input = activation.input;
        var uri = uri(call, input, sight);
        var blanks = new Blanks(input, sight);
        var headers = headers(call.headers(), blanks);
        var body = call.body() == null ? null : blanks.render(Blanks.BODY, call.body());
        sendable(advance.limits(), headers, "headers");
        if (body != null) {
            sendable(advance.limits(), body, "body");
        }
        var method = call.method().toUpperCase(Locale.ROOT);
        var credentials =
                new Authorizing(Blanks.CREDENTIALS, blanks)
                        .credentials(call.endpoint().authentication());
        var late = stored(advance.limits(), blanks);
        var effect =
                new Effect.CallHttp(
                        activation.id,
                        Keys.of(advance, activation),
                        method,
                        uri,
                        headers,
                        body == null || body.isNull() ? null : body,
                        new Effect.Manner(raw(call.give()), call.redirect(), credentials, late));
        var told = Json.object().put("call", Sound.cut(method + " " + bare(uri), 200));
        advance.ask(activation, effect, told, Requests.of(effect));
        return new Deed.Busy(
                new Work.Asking(call.give() == HttpCall.Give.RESPONSE ? headers : null));
    }

    static boolean raw(HttpCall.Give give) {
        return give == HttpCall.Give.RAW;
    }

    /// The request is stored until it was answered, so it must be fit for that.
    static void sendable(InterpreterLimits limits, JsonNode part, String what) {
        var size = Measure.of(part, limits.stateSize(), limits.depth());
        if (!size.fits()) {
            throw new StepFault(
                    Errors.validation(
                            "The request cannot be made",
                            "its " + what + ": it " + size.complaint()));
        }
    }

    /// What will be filled in, which is stored like the request.
    static Late stored(InterpreterLimits limits, Blanks blanks) {
        var late = blanks.late();
        sendable(limits, late.input(), "input");
        sendable(limits, late.variables(), "variables");
        return late;
    }

    private static String uri(HttpCall call, JsonNode input, Sight sight) {
        var uri = uri(call.endpoint(), input, sight);
        return call.query() == null
                ? uri
                : UriTemplate.withQuery(uri, object(call.query(), "query", input, sight));
    }

    /// The address of an endpoint (W-27).
    static String uri(Endpoint endpoint, JsonNode input, Sight sight) {
        var written = endpoint.uri().render(input, sight);
        if (!written.isTextual()) {
            throw new StepFault(Errors.configuration("the address of the call is not a text"));
        }
        var text = written.textValue();
        var uri = endpoint.templated() ? UriTemplate.expand(text, input) : text;
        if (!ADDRESS.matcher(uri).matches()) {
            throw new StepFault(Errors.configuration("not an http or https address: " + bare(uri)));
        }
        return uri;
    }

    private static ObjectNode headers(@Nullable Template written, Blanks blanks) {
        if (written == null) {
            return Json.object();
        }
        var headers = blanks.render(Blanks.HEADERS, written);
        return blanks.isBlank(Blanks.HEADERS) ? Json.object() : headers(headers);
    }

    /// Headers as they can be sent; what is null is left out.
    static ObjectNode headers(JsonNode given) {
        if (!(given instanceof ObjectNode object)) {
            throw new StepFault(Errors.configuration("the headers of the call are not an object"));
        }
        var headers = Json.object();
        for (var header : object.properties()) {
            var value = header.getValue();
            if (value.isNull()) {
                continue;
            }
            if (value.isContainerNode()
                    || !HEADER.matcher(header.getKey()).matches()
                    || !HEADER_VALUE.matcher(value.asText()).matches()) {
                throw new StepFault(
                        Errors.validation(
                                "A header cannot be sent",
                                "`" + header.getKey() + "` or its value is not a valid header"));
            }
            headers.put(header.getKey(), value.asText());
        }
        return headers;
    }

    private static ObjectNode object(Template written, String what, JsonNode input, Sight sight) {
        if (written.render(input, sight) instanceof ObjectNode object) {
            return object;
        }
        throw new StepFault(Errors.configuration("the " + what + " of the call is not an object"));
    }

    /// What the step gives, or the error it raises (W-27).
    static JsonNode given(
            HttpCall.Give give, boolean redirect, @Nullable JsonNode sent, Answer.Response answer) {
        var most = redirect ? 399 : 299;
        if (answer.status() < 200 || answer.status() > most) {
            throw new StepFault(
                    Errors.communication(
                            answer.status(),
                            "The service answered with an error",
                            answer.method()
                                    + " "
                                    + bare(answer.uri())
                                    + " answered "
                                    + answer.status()));
        }
        return switch (give) {
            case RAW -> TextNode.valueOf(answer.bytes());
            case CONTENT -> answer.content();
            case RESPONSE -> response(sent, answer);
        };
    }

    private static JsonNode response(@Nullable JsonNode sent, Answer.Response answer) {
        var node = Json.object();
        node.putObject("request")
                .put("method", answer.method())
                .put("uri", answer.uri())
                .set("headers", sent == null ? Json.object() : sent);
        node.put("statusCode", answer.status());
        node.set("headers", answer.headers());
        node.set("content", answer.content());
        return node;
    }

    /// Nothing came back that could be used.
    static StepFault failed(Answer.Unreachable answer) {
        return new StepFault(
                answer.timeout()
                        ? Errors.timeout(answer.message())
                        : Errors.communication(
                                500, "The service could not be reached", answer.message()));
    }

    /// The address without its query, which may hold what a history must not show.
    static String bare(String uri) {
        var query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
