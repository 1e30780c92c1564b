package caseloom.core.schema;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Equality and an order of values as JSON Schema sees them: `1` and `1.0` are one number.
final class JsonValues {

    /// Any total order will do: it makes equal values neighbours, whatever their number.
    static final Comparator<JsonNode> ORDER = JsonValues::compare;

    private JsonValues() {}

    static boolean equal(JsonNode a, JsonNode b) {
        return compare(a, b) == 0;
    }

    static int compareNumbers(JsonNode a, JsonNode b) {
        if (a.canConvertToExactIntegral()
                && b.canConvertToExactIntegral()
                && a.canConvertToLong()
                && b.canConvertToLong()) {
            return Long.compare(a.longValue(), b.longValue());
        }
        return a.decimalValue().compareTo(b.decimalValue());
    }

    static boolean integer(JsonNode number) {
        return number.isIntegralNumber() || integer(number.decimalValue());
    }

    private static boolean integer(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    static int compare(JsonNode a, JsonNode b) {
        var type = a.getNodeType();
        if (type != b.getNodeType()) {
            return type.compareTo(b.getNodeType());
        }
        return switch (type) {
            case NUMBER -> compareNumbers(a, b);
            case STRING -> a.textValue().compareTo(b.textValue());
            case BOOLEAN -> Boolean.compare(a.booleanValue(), b.booleanValue());
            case ARRAY -> compareArrays(a, b);
            case OBJECT -> compareObjects(a, b);
            case NULL, MISSING, BINARY, POJO -> 0;
        };
    }

    private static int compareArrays(JsonNode a, JsonNode b) {
        var order = Integer.compare(a.size(), b.size());
        for (var i = 0; order == 0 && i < a.size(); i++) {
            order = compare(a.get(i), b.get(i));
        }
        return order;
    }

    private static int compareObjects(JsonNode a, JsonNode b) {
        var order = Integer.compare(a.size(), b.size());
        if (order != 0) {
            return order;
        }
        var names = names(a);
        var others = names(b);
        for (var i = 0; order == 0 && i < names.size(); i++) {
            order = names.get(i).compareTo(others.get(i));
        }
        for (var i = 0; order == 0 && i < names.size(); i++) {
            order = compare(a.get(names.get(i)), b.get(names.get(i)));
        }
        return order;
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.naturalOrder());
        return names;
    }

    /// A keyword's value in a message (C-97).
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : json(value);
    }

    private static String json(JsonNode value) {
        if (value.getNodeType() != JsonNodeType.ARRAY) {
            return Json.write(value);
        }
        var items = new ArrayList<String>(value.size());
        value.forEach(item -> items.add(json(item)));
        return "[" + String.join(", ", items) + "]";
    }
}
