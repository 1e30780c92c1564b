package caseloom.core.openapi;

import caseloom.core.definition.Nearest;
import caseloom.core.definition.YamlData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The description of a service, Swagger 2 or OpenAPI 3. Immutable as long as nobody changes the
/// JSON it was made of; safe to share between threads.
public final class OpenApiDocument {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch");

    private final References references;
    private final JsonNode root;
    private final boolean swagger;

    private OpenApiDocument(JsonNode root, boolean swagger) {
        this.root = root;
        this.swagger = swagger;
        this.references = new References(root);
    }

    /// What came of a text.
    public sealed interface Reading {

        record Read(OpenApiDocument document) implements Reading {}

        /// It is no description that can be used.
        ///
        /// @param message one sentence for authors, without a full stop
        record Refused(String message) implements Reading {}
    }

    /// Reads a description in JSON or YAML.
    public static Reading read(String text) {
        return switch (YamlData.read(text)) {
            case YamlData.Refused(var why) -> new Reading.Refused("it cannot be read: " + why);
            case YamlData.Read(var root) -> of(root);
        };
    }

    private static Reading of(JsonNode root) {
        var swagger = root.path("swagger").asText();
        var openapi = root.path("openapi").asText();
        if (!swagger.startsWith("2.") && !openapi.startsWith("3.")) {
            return new Reading.Refused("it is neither Swagger 2 nor OpenAPI 3");
        }
        return new Reading.Read(new OpenApiDocument(root, !swagger.isEmpty()));
    }

    /// The request of that operation.
    ///
    /// @param address where the description was found; addresses in it may be relative to that
    /// @param parameters by name; for a body that has no name in the description: `body`
    public Mapping request(String address, String operationId, ObjectNode parameters) {
        try {
            var operation = operation(operationId);
            return new Mapping.Mapped(
                    new Requests(references, operation, swagger)
                            .request(new Servers(root, address), parameters));
        } catch (Unmapped e) {
            return new Mapping.Refused(e.sentence());
        }
    }

    private Operation operation(String id) throws Unmapped {
        var names = new ArrayList<String>();
        for (var path : root.path("paths").properties()) {
            var item = references.resolved(path.getValue());
            for (var method : METHODS) {
                var operation = item.path(method);
                var name = operation.path("operationId").asText();
                if (name.equals(id)) {
                    return new Operation(id, method, path.getKey(), item, operation);
                }
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        throw new Unmapped(
                "the description has no operation `" + id + "`." + Nearest.hint(id, names));
    }

    /// One operation of the description.
    record Operation(String id, String method, String path, JsonNode item, JsonNode node) {}
}
