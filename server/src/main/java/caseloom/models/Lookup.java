package caseloom.models;

import caseloom.connections.QueryTerms;
import caseloom.core.json.Json;
import caseloom.core.uri.Percent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query of a connection as a tool of a model.
///
/// @param tool how the model calls it
record Lookup(String tool, String connection, QueryTerms terms) {

    /// A request below a connection's base URL.
    ///
    /// @param path with its query
    /// @param body null for none
    record Made(String path, ObjectNode headers, @Nullable ObjectNode body) {}

    /// How the tool is described to a model.
    ObjectNode described() {
        var tool = Json.object().put("type", "function");
        var function = tool.putObject("function").put("name", this.tool);
        function.put(
                "description", terms.description().isEmpty() ? terms.name() : terms.description());
        var schema = function.putObject("parameters").put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var parameter : terms.parameters()) {
            var name = parameter.path("name").textValue();
            var property = properties.putObject(name);
            if (parameter.get("schema") instanceof ObjectNode declared) {
                property.setAll(declared);
            }
            if (parameter.path("description").isTextual()) {
                property.set("description", parameter.get("description"));
            }
            if (isNeeded(parameter)) {
                required.add(name);
            }
        }
        schema.put("additionalProperties", false);
        return tool;
    }

    /// The request that these arguments stand for.
    ///
    /// @throws Unfit when they do not fit the query
    Made made(ObjectNode arguments) throws Unfit {
        var path = terms.path();
        var query = new ArrayList<String>();
        var headers = Json.object();
        var body = Json.object();
        for (var parameter : terms.parameters()) {
            var name = parameter.path("name").textValue();
            var value = arguments.get(name);
            if (value == null || value.isNull()) {
                if (isNeeded(parameter)) {
                    throw new Unfit("the argument `" + name + "` is missing");
                }
                continue;
            }
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", segment(name, value));
                case "query" -> query.add(Percent.encode(name) + "=" + Percent.encode(text(value)));
                case "header" -> headers.put(name, text(value));
                default -> body.set(name, value);
            }
        }
        refuseUnknown(arguments);
        var whole = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Made(whole, headers, body.isEmpty() ? null : body);
    }

    private static boolean isNeeded(JsonNode parameter) {
        return parameter.path("required").asBoolean(false)
                || parameter.path("in").asText().equals("path");
    }

    private void refuseUnknown(ObjectNode arguments) throws Unfit {
        var known = new ArrayList<String>();
        terms.parameters().forEach(one -> known.add(one.path("name").textValue()));
        for (var given : arguments.properties()) {
            if (!known.contains(given.getKey())) {
                throw new Unfit("there is no argument `" + given.getKey() + "`");
            }
        }
    }

    private static String segment(String name, JsonNode value) throws Unfit {
        var text = text(value);
        if (text.isEmpty() || List.of(".", "..").contains(text)) {
            throw new Unfit("the argument `" + name + "` must be a part of a path");
        }
        return Percent.encode(text);
    }

    private static String text(JsonNode value) {
        return value.isContainerNode() ? Json.write(value) : value.asText();
    }
}
