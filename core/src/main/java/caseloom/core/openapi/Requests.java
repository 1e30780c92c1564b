package caseloom.core.openapi;

import caseloom.core.definition.Nearest;
import caseloom.core.json.Json;
import caseloom.core.openapi.OpenApiDocument.Operation;
import caseloom.core.uri.Percent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Puts the request of one operation together.
final class Requests {

    /// OpenAPI 3: such header parameters are ignored, other parts of the description say them.
    private static final Set<String> NO_PARAMETERS =
            Set.of("accept", "content-type", "authorization");

    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~\\x80-\\uFFFF]*");

    private final References references;
    private final Operation operation;
    private final boolean swagger;
    private final Map<String, Parameter> declared = new LinkedHashMap<>();
    private final ObjectNode headers = Json.object();
    private final List<String> query = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();

    Requests(References references, Operation operation, boolean swagger) {
        this.references = references;
        this.operation = operation;
        this.swagger = swagger;
    }

    OpenApiRequest request(Servers servers, ObjectNode given) throws Unmapped {
        declare(operation.item().path("parameters"));
        declare(operation.node().path("parameters"));
        var bodies = new Bodies(references, operation, swagger);
        known(given, bodies);
        var path = operation.path();
        for (var parameter : declared.values()) {
            var value = given.get(parameter.name());
            if (value == null || value.isNull()) {
                missing(parameter);
            } else {
                path = placed(parameter, value, path);
            }
        }
        if (!cookies.isEmpty()) {
            headers.put("Cookie", String.join("; ", cookies));
        }
        accept();
        var body = bodies.body(given, declared.values(), headers);
        return new OpenApiRequest(
                operation.method().toUpperCase(Locale.ROOT),
                servers.base(operation, swagger) + encoded(path) + query(),
                headers,
                body);
    }

    private void declare(JsonNode parameters) throws Unmapped {
        for (var node : parameters) {
            var parameter = Parameter.of(references.resolved(node), swagger);
            declared.put(parameter.key(), parameter);
        }
    }

    private void known(ObjectNode given, Bodies bodies) throws Unmapped {
        var names = new ArrayList<>(declared.values().stream().map(Parameter::name).toList());
        if (bodies.named()) {
            names.add(Bodies.NAME);
        }
        for (var name : given.properties()) {
            if (!names.contains(name.getKey())) {
                throw new Unmapped(
                        "the operation `"
                                + operation.id()
                                + "` has no parameter `"
                                + name.getKey()
                                + "`."
                                + Nearest.hint(name.getKey(), names));
            }
        }
    }

    private void missing(Parameter parameter) throws Unmapped {
        if (parameter.required() || parameter.in().equals("path")) {
            throw new Unmapped(
                    "the operation `"
                            + operation.id()
                            + "` needs the parameter `"
                            + parameter.name()
                            + "`");
        }
    }

    /// The path, with the value in it where it belongs there.
    private String placed(Parameter parameter, JsonNode value, String path) throws Unmapped {
        switch (parameter.in()) {
            case "path" -> {
                var text = Percent.encode(Styles.text(parameter, value));
                if (text.isEmpty()) {
                    throw new Unmapped("the parameter `" + parameter.name() + "` is empty");
                }
                return path.replace("{" + parameter.name() + "}", text);
            }
            case "query" -> {
                for (var pair : Styles.pairs(parameter, value)) {
                    query.add(pair.encoded(parameter.reserved() ? ":/?@!$'()*,;" : ","));
                }
            }
            case "header" -> header(parameter, Styles.text(parameter, value));
            case "cookie" -> {
                for (var pair : Styles.pairs(parameter, value)) {
                    cookies.add(pair.encoded(""));
                }
            }
            default -> {}
        }
        return path;
    }

    private void header(Parameter parameter, String value) throws Unmapped {
        if (!HEADER.matcher(parameter.name()).matches() || !HEADER_VALUE.matcher(value).matches()) {
            throw new Unmapped(
                    "the parameter `" + parameter.name() + "` cannot be sent as a header");
        }
        if (!NO_PARAMETERS.contains(parameter.name().toLowerCase(Locale.ROOT))) {
            headers.put(parameter.name(), value);
        }
    }

    private void accept() throws Unmapped {
        var types = new ArrayList<String>();
        operation.node().path("produces").forEach(type -> types.add(type.asText()));
        for (var response : operation.node().path("responses").properties()) {
            references
                    .resolved(response.getValue())
                    .path("content")
                    .fieldNames()
                    .forEachRemaining(types::add);
        }
        types.stream()
                .filter(type -> type.contains("json"))
                .findFirst()
                .ifPresent(type -> headers.put("Accept", type));
    }

    private String query() {
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    /// What the description itself wrote, made fit for an address.
    private static String encoded(String path) throws Unmapped {
        if (path.contains("{")) {
            throw new Unmapped("the path `" + path + "` has a variable that is no parameter");
        }
        var text = new StringBuilder(path.startsWith("/") ? "" : "/");
        Percent.encode(text, path, Percent.RESERVED);
        return text.toString();
    }
}
