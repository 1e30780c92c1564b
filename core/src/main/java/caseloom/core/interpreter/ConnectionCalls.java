package caseloom.core.interpreter;

import caseloom.core.definition.HttpCall;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// `call-connection`: the request as an effect. Where it goes and as whom, the connection says, and
/// that is known to the shell alone.
final class ConnectionCalls {

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final Pattern PATH = Pattern.compile("(/[^\\s\\\\#\\p{Cntrl}]*)?");

    private static final int PATH_MOST = 4096;
    private static final int TOLD_MOST = 200;

    private ConnectionCalls() {}

    static Deed begin(Advance advance, Activation activation, Arguments arguments) {
        var connection = arguments.text("connection");
        var method = method(arguments);
        var path = path(arguments);
        var headers = HttpCalls.headers(arguments.object("headers"));
        var body = arguments.with().get("body");
        HttpCalls.sendable(advance.limits(), headers, "headers");
        if (body != null) {
            HttpCalls.sendable(advance.limits(), body, "body");
        }
        var effect =
                new Effect.CallConnection(
                        activation.id,
                        Keys.of(advance, activation),
                        connection,
                        method,
                        path,
                        headers,
                        body == null || body.isNull() ? null : body);
        var call = method + " " + connection + " " + HttpCalls.bare(path);
        var told = Json.object().put("call", Sound.cut(call, TOLD_MOST));
        advance.ask(activation, effect, told, arguments.with());
        return new Deed.Busy(new Work.Asking(null));
    }

    private static String method(Arguments arguments) {
        if (!arguments.has("method")) {
            return "GET";
        }
        var method = arguments.text("method").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw arguments.refused("`method` must be one of " + String.join(", ", METHODS));
        }
        return method;
    }

    /// The path with its query.
    private static String path(Arguments arguments) {
        var path = arguments.has("path") ? arguments.text("path") : "";
        if (!PATH.matcher(path).matches() || path.length() > PATH_MOST) {
            throw arguments.refused(
                    "`path` must begin with / and hold no blank, backslash or #, in at most "
                            + PATH_MOST
                            + " characters");
        }
        ObjectNode query = arguments.object("query");
        return query.isEmpty() ? path : UriTemplate.withQuery(path.isEmpty() ? "/" : path, query);
    }

    /// What the step gives, or the error it raises.
    static JsonNode given(Answer.Response answer) {
        return HttpCalls.given(HttpCall.Give.CONTENT, false, null, answer);
    }
}
