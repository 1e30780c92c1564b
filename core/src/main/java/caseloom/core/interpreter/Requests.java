package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a step that is no function asks the outside for, put for people to read; a mask stands
/// where a secret is filled in. What a function is asked for is its `with`.
final class Requests {

    private static final Pattern QUERY_VALUE = Pattern.compile("(?<=[?&])([^=&#]*)=[^&#]*");

    private Requests() {}

    static ObjectNode of(Effect.CallHttp call) {
        return of(call.method(), "uri", masked(call.uri()), call.headers(), call.body());
    }

    /// The address with the names in its query alone: services take keys there, and no secret can
    /// be filled in for them.
    private static String masked(String uri) {
        return QUERY_VALUE.matcher(uri).replaceAll("$1=***");
    }

    static ObjectNode of(Effect.CallOpenApi call) {
        var request = Json.object().put("operation", call.operation());
        request.put("description", masked(call.description().uri()));
        request.set("parameters", call.parameters());
        return request;
    }

    static ObjectNode of(Effect.RunWorkflow run) {
        var request = Json.object().put("workflow", run.workflow());
        request.set("input", run.input());
        return request;
    }

    /// A request over HTTP.
    ///
    /// @param where the name under which the place is told
    static ObjectNode of(
            String method, String where, String place, JsonNode headers, @Nullable JsonNode body) {
        var request = Json.object().put("method", method).put(where, place);
        request.set("headers", headers);
        request.set("body", body);
        return request;
    }
}
