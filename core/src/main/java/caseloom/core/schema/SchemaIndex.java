package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the identities and anchors of a schema document are, so that references find them.
final class SchemaIndex {

    /// Keywords whose value is one schema, a list of schemas, or a map of schemas.
    static final Set<String> ONE =
            Set.of(
                    "items",
                    "contains",
                    "additionalProperties",
                    "propertyNames",
                    "if",
                    "then",
                    "else",
                    "not",
                    "unevaluatedItems",
                    "unevaluatedProperties",
                    "contentSchema");

    static final Set<String> LIST = Set.of("prefixItems", "allOf", "anyOf", "oneOf");

    static final Set<String> MAP =
            Set.of("properties", "patternProperties", "dependentSchemas", "$defs", "definitions");

    private final Map<String, SchemaResource> byUri = new HashMap<>();
    private final Map<String, SchemaResource> byPointer = new HashMap<>();
    private final SchemaResource root;

    SchemaIndex(JsonNode document) {
        root = new SchemaResource("", "");
        byUri.put("", root);
        byPointer.put("", root);
        walk(document, "", root);
    }

    /// The resource that the place belongs to: the innermost one around it.
    SchemaResource at(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            var resource = byPointer.get(at);
            if (resource != null) {
                return resource;
            }
        }
        return byPointer.getOrDefault("", root);
    }

    @Nullable SchemaResource byUri(String uri) {
        return byUri.get(uri);
    }

    List<SchemaResource> resources() {
        return List.copyOf(byPointer.values());
    }

    private void walk(JsonNode node, String pointer, SchemaResource outer) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        var resource = identify(schema, pointer, outer);
        anchor(schema.path("$anchor"), pointer, resource.anchors());
        anchor(schema.path("$dynamicAnchor"), pointer, resource.anchors());
        anchor(schema.path("$dynamicAnchor"), pointer, resource.dynamicAnchors());
        schema.properties()
                .forEach(entry -> walk(entry.getKey(), entry.getValue(), pointer, resource));
    }

    private void walk(String keyword, JsonNode value, String pointer, SchemaResource resource) {
        var place = pointer + "/" + Visit.escape(keyword);
        if (ONE.contains(keyword)) {
            walk(value, place, resource);
        } else if (LIST.contains(keyword)) {
            for (var i = 0; i < value.size(); i++) {
                walk(value.path(i), place + "/" + i, resource);
            }
        } else if (MAP.contains(keyword)) {
            value.properties()
                    .forEach(entry ->
                            walk(
                                    entry.getValue(),
                                    place + "/" + Visit.escape(entry.getKey()),
                                    resource));
        }
    }

    private SchemaResource identify(ObjectNode schema, String pointer, SchemaResource outer) {
        var id = schema.path("$id");
        if (!id.isTextual()) {
            return outer;
        }
        var uri = UriReference.of(id.textValue()).against(UriReference.of(outer.uri())).toString();
        var resource = new SchemaResource(uri, pointer);
        byUri.put(uri, resource);
        byPointer.put(pointer, resource);
        return resource;
    }

    private static void anchor(JsonNode name, String pointer, Map<String, String> anchors) {
        if (name.isTextual()) {
            anchors.put(name.textValue(), pointer);
        }
    }
}
