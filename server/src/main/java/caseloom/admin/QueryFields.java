package caseloom.admin;

import caseloom.connections.BaseUrl;
import caseloom.connections.QueryTerms;
import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what a call says of a query.
final class QueryFields {

    static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static final List<String> PLACES = List.of("path", "query", "header", "body");
    private static final Set<String> MEMBERS =
            Set.of("name", "in", "required", "description", "schema");
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9_]+)}");
    private static final int TEXT_MOST = 2_000;

    private final Fields fields;

    QueryFields(Fields fields) {
        this.fields = fields;
    }

    /// A new query.
    QueryTerms whole() {
        fields.neededText("name", QueryTerms.NAME_MOST);
        fields.neededText("path", QueryTerms.PATH_MOST);
        return change().apply(new QueryTerms("", "", "GET", "", Json.array(), Json.object()));
    }

    /// What becomes of a query's terms; what was not given stays.
    UnaryOperator<QueryTerms> change() {
        var name = fields.text("name", QueryTerms.NAME_MOST);
        var description = fields.plainText("description");
        var method = fields.wordIfGiven("method", METHODS);
        var path = fields.text("path", QueryTerms.PATH_MOST).filter(this::path);
        var parameters = parameters();
        var result = fields.object("result").filter(this::schema);
        if (description.isPresent() && description.get().length() > QueryTerms.DESCRIPTION_MOST) {
            fields.complain(
                    "description",
                    "It has at most " + QueryTerms.DESCRIPTION_MOST + " characters.",
                    "Send a shorter text.");
        }
        return before ->
                new QueryTerms(
                        name.orElse(before.name()),
                        description.orElse(before.description()),
                        method.orElse(before.method()),
                        path.orElse(before.path()),
                        parameters.orElse(before.parameters()),
                        result.<JsonNode>map(one -> one).orElse(before.result()));
    }

    /// Complains about variables of the path that no parameter fills.
    void checkVariables(QueryTerms terms) {
        var filled = new HashSet<String>();
        terms.parameters()
                .forEach(one -> {
                    if (one.path("in").asText().equals("path")) {
                        filled.add(one.path("name").asText());
                    }
                });
        var matcher = VARIABLE.matcher(terms.path());
        while (matcher.find()) {
            if (!filled.contains(matcher.group(1))) {
                fields.complain(
                        "path",
                        "A variable of the path is a parameter whose `in` is path.",
                        "Add a parameter `" + matcher.group(1) + "`.");
            }
        }
    }

    private boolean path(String path) {
        var rest = VARIABLE.matcher(path).replaceAll("x");
        if (path.startsWith("/")
                && !rest.contains("{")
                && !rest.contains("}")
                && BaseUrl.staysBelow(path)) {
            return true;
        }
        fields.complain(
                "path",
                "It begins with / and stays below the base URL; variables stand in braces.",
                "Send one such as /orders/{id}.");
        return false;
    }

    private Optional<ArrayNode> parameters() {
        return fields.array("parameters", QueryTerms.PARAMETERS_MOST)
                .map(array -> {
                    var names = new HashSet<String>();
                    for (var one : array) {
                        if (wrong(one, names)) {
                            fields.complain(
                                    "parameters",
                                    "Each has a `name` of its own, `in` ("
                                            + String.join(", ", PLACES)
                                            + "), and perhaps `required`, `description` and"
                                            + " `schema`.",
                                    "Correct the parameter " + told(one.path("name")) + ".");
                            break;
                        }
                    }
                    return array;
                });
    }

    private static boolean wrong(JsonNode one, Set<String> names) {
        var name = one.path("name");
        var known = one.isObject() && MEMBERS.containsAll(names(one));
        return !known
                || !name.isTextual()
                || !name.textValue().matches("[A-Za-z0-9_.-]{1,100}")
                || !names.add(name.textValue().toLowerCase(Locale.ROOT))
                || !PLACES.contains(one.path("in").asText())
                || !(one.path("required").isMissingNode() || one.path("required").isBoolean())
                || !text(one.get("description"))
                || !schemaOrNone(one.get("schema"));
    }

    private static Set<String> names(JsonNode object) {
        var names = new HashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean text(@Nullable JsonNode node) {
        return node == null || (node.isTextual() && node.textValue().length() <= TEXT_MOST);
    }

    private static boolean schemaOrNone(@Nullable JsonNode node) {
        return node == null || AttributeSchemas.compile(node) instanceof AttributeSchemas.Compiled;
    }

    private static String told(JsonNode name) {
        return name.isTextual() ? "`" + name.textValue() + "`" : "without a name";
    }

    private boolean schema(JsonNode result) {
        return switch (AttributeSchemas.compile(result)) {
            case AttributeSchemas.Compiled _ -> true;
            case AttributeSchemas.Refused(var problems) -> {
                fields.complain(
                        "result",
                        "It is a JSON Schema: " + problems.getFirst().message(),
                        "Correct it at `" + problems.getFirst().pointer() + "`.");
                yield false;
            }
        };
    }
}
