package caseloom.core.openapi;

import caseloom.core.openapi.OpenApiDocument.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The body of an operation's request.
final class Bodies {

    /// OpenAPI 3 gives the body no name, so it has this one among the parameters.
    static final String NAME = "body";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final JsonNode declared;
    private final Operation operation;
    private final boolean swagger;

    Bodies(References references, Operation operation, boolean swagger) throws Unmapped {
        this.operation = operation;
        this.swagger = swagger;
        this.declared = references.resolved(operation.node().path("requestBody"));
    }

    /// Whether there is a body that is called `body` here.
    boolean named() {
        return !swagger && declared.isObject();
    }

    /// The body, and its type among the headers; null for none.
    @Nullable JsonNode body(ObjectNode given, Collection<Parameter> parameters, ObjectNode headers)
            throws Unmapped {
        return swagger ? swagger(given, parameters, headers) : openapi(given, headers);
    }

    private @Nullable JsonNode openapi(ObjectNode given, ObjectNode headers) throws Unmapped {
        var body = named() ? given.get(NAME) : null;
        if (body == null || body.isNull()) {
            if (declared.path("required").asBoolean()) {
                throw new Unmapped(
                        "the operation `"
                                + operation.id()
                                + "` needs a body, as the parameter `body`");
            }
            return null;
        }
        var types = new ArrayList<String>();
        declared.path("content").fieldNames().forEachRemaining(types::add);
        return written(body, types, headers);
    }

    private static JsonNode written(JsonNode body, List<String> types, ObjectNode headers)
            throws Unmapped {
        var json = types.stream().filter(type -> type.contains("json")).findFirst();
        if (json.isPresent() || types.isEmpty()) {
            headers.put("Content-Type", json.orElse("application/json"));
            return body.isTextual() ? TextNode.valueOf(body.toString()) : body;
        }
        if (types.contains(FORM) && body instanceof ObjectNode fields) {
            var pairs = new ArrayList<Styles.Pair>();
            for (var field : fields.properties()) {
                var part =
                        new Parameter(
                                field.getKey(), "formData", false, "form", true, false, false);
                pairs.addAll(Styles.pairs(part, field.getValue()));
            }
            return form(pairs, headers);
        }
        if (body.isTextual()) {
            headers.put("Content-Type", types.getFirst());
            return body;
        }
        throw new Unmapped("a body of the type `" + types.getFirst() + "` must be given as a text");
    }

    private @Nullable JsonNode swagger(
            ObjectNode given, Collection<Parameter> parameters, ObjectNode headers)
            throws Unmapped {
        var pairs = new ArrayList<Styles.Pair>();
        for (var parameter : parameters) {
            var value = given.get(parameter.name());
            if (value == null || value.isNull()) {
                continue;
            }
            if (parameter.in().equals("body")) {
                return written(value, List.of("application/json"), headers);
            }
            if (parameter.in().equals("formData")) {
                pairs.addAll(Styles.pairs(parameter, value));
            }
        }
        return pairs.isEmpty() ? null : form(pairs, headers);
    }

    private static JsonNode form(List<Styles.Pair> pairs, ObjectNode headers) {
        headers.put("Content-Type", FORM);
        return TextNode.valueOf(
                pairs.stream().map(pair -> pair.encoded("")).collect(Collectors.joining("&")));
    }
}
