package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// `type`, `enum` and `const`.
final class ValueKeywords {

    private ValueKeywords() {}

    static void compile(Keywords keywords) {
        type(keywords);
        var choices = keywords.list("enum");
        if (choices != null) {
            keywords.add(choice(choices));
        }
        var only = keywords.get("const");
        if (only != null) {
            var after = " is not: " + JsonValues.text(only);
            keywords.add((value, visit, _) ->
                    JsonValues.equal(value, only) || visit.fail("value at ", after));
        }
    }

    private static Rule choice(JsonNode choices) {
        var texts = new HashSet<String>();
        choices.forEach(choice -> {
            if (choice.isTextual()) {
                texts.add(choice.textValue());
            }
        });
        var others = choices.valueStream().filter(choice -> !choice.isTextual()).toList();
        var after = " is not one of: " + JsonValues.text(choices);
        return (value, visit, _) -> {
            var found =
                    value.isTextual()
                            ? texts.contains(value.textValue())
                            : others.stream().anyMatch(other -> JsonValues.equal(value, other));
            return found || visit.fail("value at ", after);
        };
    }

    private static void type(Keywords keywords) {
        var type = keywords.get("type");
        if (type == null) {
            return;
        }
        if (type.isTextual() && known(type)) {
            var is = test(type.textValue());
            var after = " is not " + words(type.textValue());
            keywords.add((value, visit, _) -> is.test(value) || visit.fail("value at ", after));
        } else if (type.isArray()
                && !type.isEmpty()
                && Keywords.differentTexts(type)
                && type.valueStream().allMatch(ValueKeywords::known)) {
            keywords.add(oneOfTypes(type));
        } else {
            keywords.problem(
                    "type",
                    "type must be null, boolean, number, integer, string, array or object, or a list of"
                            + " different ones of them.");
        }
    }

    private static Rule oneOfTypes(JsonNode types) {
        List<Predicate<JsonNode>> tests =
                Keywords.texts(types).stream().map(ValueKeywords::test).toList();
        var after = " is not one of the types: " + JsonValues.text(types);
        return (value, visit, _) -> {
            for (var is : tests) {
                if (is.test(value)) {
                    return true;
                }
            }
            return visit.fail("value at ", after);
        };
    }

    private static boolean known(JsonNode type) {
        return List.of("null", "boolean", "number", "integer", "string", "array", "object")
                .contains(type.textValue());
    }

    private static Predicate<JsonNode> test(String type) {
        return switch (type) {
            case "null" -> JsonNode::isNull;
            case "boolean" -> JsonNode::isBoolean;
            case "number" -> JsonNode::isNumber;
            case "integer" -> value -> value.isNumber() && JsonValues.integer(value);
            case "string" -> JsonNode::isTextual;
            case "array" -> JsonNode::isArray;
            default -> JsonNode::isObject;
        };
    }

    private static String words(String type) {
        return switch (type) {
            case "null" -> "null";
            case "array", "integer", "object" -> "an " + type;
            default -> "a " + type;
        };
    }
}
