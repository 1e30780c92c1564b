package caseloom.core.variables;

import caseloom.core.json.Json;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/// The properties of a schema's root object, each with what its references say.
record SchemaProperties(JsonNode schema) {

    /// Circles of references are refused when published; this ends the chains of those that are
    /// only long.
    private static final int REFERENCES_MOST = 16;

    List<Variable> variables() {
        var root = resolved(schema, REFERENCES_MOST);
        var required =
                root.path("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet());
        return root.path("properties").properties().stream()
                .map(entry ->
                        new Property(
                                        entry.getKey(),
                                        required.contains(entry.getKey()),
                                        resolved(entry.getValue(), REFERENCES_MOST))
                                .variable())
                .toList();
    }

    /// The schema with the target of its `$ref` written in; what stands beside the reference goes
    /// before. References that are not a plain pointer into this document stay.
    private ObjectNode resolved(JsonNode at, int references) {
        if (!(at instanceof ObjectNode own)) {
            // `true` says nothing about the value, like `{}`.
            return Json.object();
        }
        var target = own.path("$ref").asText();
        if (!pointsHere(target) || references == 0) {
            return own;
        }
        var merged = Json.object();
        merged.setAll(
                resolved(schema.at(JsonPointer.compile(target.substring(1))), references - 1));
        merged.setAll(own);
        merged.remove("$ref");
        return merged;
    }

    private static boolean pointsHere(String reference) {
        return reference.equals("#") || (reference.startsWith("#/") && !reference.contains("%"));
    }
}
