package caseloom.models;

import caseloom.calls.NotYet;
import caseloom.calls.ServiceCalls;
import caseloom.connections.Queries;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The queries that a model may make in one conversation, and nothing else. What goes wrong with
/// one is told to the model, which may ask otherwise.
final class Lookups {

    private static final int TOOL_NAME_MOST = 64;

    private final ServiceCalls calls;
    private final OrganizationId organization;
    private final List<Lookup> all;

    private Lookups(ServiceCalls calls, OrganizationId organization, List<Lookup> all) {
        this.calls = calls;
        this.organization = organization;
        this.all = List.copyOf(all);
    }

    /// Those with these names.
    ///
    /// @throws Unfit when a connection has no such query
    static Lookups of(
            ServiceCalls calls, Queries queries, OrganizationId organization, List<String> names)
            throws Unfit {
        var all = new ArrayList<Lookup>();
        for (var name : names) {
            var connection = name.substring(0, name.indexOf('/'));
            var query = name.substring(connection.length() + 1);
            var terms =
                    queries.find(organization, connection, query)
                            .orElseThrow(() ->
                                    new Unfit(
                                            "the connection `"
                                                    + connection
                                                    + "` has no query `"
                                                    + query
                                                    + "`"))
                            .terms();
            all.add(new Lookup(toolName(query, all.size()), connection, terms));
        }
        return new Lookups(calls, organization, all);
    }

    /// How the tools are described to a model; empty for none.
    ArrayNode described() {
        var described = Json.array();
        all.forEach(one -> described.add(one.described()));
        return described;
    }

    /// What the call of a tool gave, as text for the model.
    ///
    /// @param call `name` and `arguments`, a JSON text
    /// @param key of the request
    /// @throws NotYet when a rate limit has no room for it now
    String made(JsonNode call, String key) {
        var name = call.path("name").asText();
        var found = all.stream().filter(one -> one.tool().equals(name)).findFirst();
        if (found.isEmpty()) {
            return "error: there is no tool " + name;
        }
        var lookup = found.get();
        try {
            var request = lookup.made(arguments(call.path("arguments").asText()));
            return told(
                    calls.connection(
                            organization,
                            new Effect.CallConnection(
                                    0,
                                    key,
                                    lookup.connection(),
                                    lookup.terms().method(),
                                    request.path(),
                                    request.headers(),
                                    request.body())));
        } catch (Unfit e) {
            return "error: " + e.why();
        }
    }

    private static ObjectNode arguments(String text) throws Unfit {
        try {
            return text.isBlank()
                    ? Json.object()
                    : Json.readObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault e) {
            throw new Unfit("the arguments are no JSON object: " + e.getMessage());
        }
    }

    private static String told(Answer answer) {
        return switch (answer) {
            case Answer.Response response when response.status() / 100 == 2 ->
                    response.content().isTextual()
                            ? response.content().textValue()
                            : Json.write(response.content());
            case Answer.Response response -> "error: the service answered " + response.status();
            case Answer.Unreachable(_, var message) -> "error: " + message;
            case Answer.Refused(_, var message) -> "error: " + message;
            case Answer.NoToken(var message) -> "error: " + message;
            default -> throw new IllegalStateException("an answer of another kind: " + answer);
        };
    }

    /// Services take letters, digits, `_` and `-`; the number keeps names apart.
    private static String toolName(String query, int number) {
        var plain = query.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        var end = "_" + (number + 1);
        return plain.substring(0, Math.min(plain.length(), TOOL_NAME_MOST - end.length())) + end;
    }
}
