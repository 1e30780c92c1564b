package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The words of a JSON Schema, that is its properties, each by its place in the schema; and which
/// of them a document uses.
final class SchemaWords {

    private static final Set<String> CHOICES = Set.of("allOf", "oneOf", "anyOf");

    private final JsonNode schema;

    SchemaWords(JsonNode schema) {
        this.schema = schema;
    }

    /// Such as `/$defs/retryPolicy/properties/delay`; parts with a title are named by it, since
    /// their place among others says little.
    Set<String> all() {
        var words = new TreeSet<String>();
        collect(schema, "", words);
        return words;
    }

    private static void collect(JsonNode node, String place, Set<String> words) {
        node.path("properties")
                .properties()
                .forEach(one -> {
                    var word = place + "/properties/" + one.getKey();
                    words.add(word);
                    collect(one.getValue(), word, words);
                });
        node.path("$defs")
                .properties()
                .forEach(one -> collect(one.getValue(), "/$defs/" + one.getKey(), words));
        for (var part : new String[] {"items", "additionalProperties"}) {
            if (node.path(part).isObject()) {
                collect(node.get(part), place + "/" + part, words);
            }
        }
        for (var choice : CHOICES) {
            node.path(choice).forEach(one -> collect(one, place + named(one), words));
        }
    }

    private static String named(JsonNode node) {
        var title = node.path("title").asText();
        return title.isEmpty() ? "" : "/" + title;
    }

    Set<String> usedBy(JsonNode document) {
        var words = new TreeSet<String>();
        use(schema, "", document, words);
        return words;
    }

    private void use(JsonNode node, String place, JsonNode value, Set<String> words) {
        if (!fits(node, value)) {
            return;
        }
        var reference = node.path("$ref").asText();
        if (!reference.isEmpty()) {
            use(schema.at(reference.substring(1)), reference.substring(1), value, words);
        }
        for (var one : value.properties()) {
            var property = node.path("properties").get(one.getKey());
            if (property != null) {
                var word = place + "/properties/" + one.getKey();
                words.add(word);
                use(property, word, one.getValue(), words);
            } else if (node.path("additionalProperties").isObject()) {
                use(
                        node.get("additionalProperties"),
                        place + "/additionalProperties",
                        one.getValue(),
                        words);
            }
        }
        if (value.isArray()) {
            value.forEach(item -> use(node.path("items"), place + "/items", item, words));
        }
        for (var choice : CHOICES) {
            node.path(choice).forEach(one -> use(one, place + named(one), value, words));
        }
    }

    /// Whether an alternative can be meant: what it requires is there, and constants are equal.
    private boolean fits(JsonNode node, JsonNode value) {
        for (var required : node.path("required")) {
            if (!value.has(required.asText())) {
                return false;
            }
        }
        for (var property : node.path("properties").properties()) {
            var constant = property.getValue().get("const");
            if (differs(constant, value.get(property.getKey()))) {
                return false;
            }
        }
        for (var part : node.path("allOf")) {
            if (!fits(part, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean differs(@Nullable JsonNode constant, @Nullable JsonNode value) {
        return constant != null && value != null && !constant.equals(value);
    }
}
