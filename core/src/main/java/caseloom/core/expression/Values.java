package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Types, truth, order and equality of values as jq sees them. Numbers are compared exactly.
final class Values {

    private static final int BRIEF = 30;

    private Values() {}

    static boolean truth(JsonNode value) {
        return !value.isNull() && (!value.isBoolean() || value.booleanValue());
    }

    static JsonNode bool(boolean value) {
        return BooleanNode.valueOf(value);
    }

    static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case NULL, MISSING, BINARY, POJO -> "null";
        };
    }

    /// The value as it stands in an error message, such as `string ("abc")`.
    static String brief(JsonNode value) {
        var text =
                switch (value.getNodeType()) {
                    case ARRAY -> value.isEmpty() ? "[]" : "[...]";
                    case OBJECT -> value.isEmpty() ? "{}" : "{...}";
                    case STRING -> '"' + shortened(value.textValue()) + '"';
                    case NUMBER -> shortened(value.asText());
                    case BOOLEAN, NULL, MISSING, BINARY, POJO -> value.asText();
                };
        return type(value) + " (" + text + ")";
    }

    private static String shortened(String text) {
        if (text.length() <= BRIEF) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(BRIEF - 1)) ? BRIEF - 1 : BRIEF;
        return text.substring(0, end) + "...";
    }

    static Comparator<JsonNode> order(Run run) {
        return (a, b) -> compare(run, a, b, 0);
    }

    static boolean equal(Run run, JsonNode a, JsonNode b) {
        return compare(run, a, b, 0) == 0;
    }

    static int compare(Run run, JsonNode a, JsonNode b, int depth) {
        run.tick();
        var rank = rank(a);
        var order = Integer.compare(rank, rank(b));
        if (order != 0) {
            return order;
        }
        return switch (a.getNodeType()) {
            case NUMBER -> compareNumbers(a, b);
            case STRING -> compareTexts(run, a.textValue(), b.textValue());
            case ARRAY -> compareArrays(run, a, b, depth);
            case OBJECT -> compareObjects(run, a, b, depth);
            case BOOLEAN, NULL, MISSING, BINARY, POJO -> 0;
        };
    }

    private static int rank(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING, BINARY, POJO -> 0;
            case BOOLEAN -> value.booleanValue() ? 2 : 1;
            case NUMBER -> 3;
            case STRING -> 4;
            case ARRAY -> 5;
            case OBJECT -> 6;
        };
    }

    private static int compareNumbers(JsonNode a, JsonNode b) {
        if (a instanceof DoubleNode || b instanceof DoubleNode) {
            var x = a.doubleValue();
            return x < b.doubleValue() || Double.isNaN(x) ? -1 : x == b.doubleValue() ? 0 : 1;
        }
        if (a.isIntegralNumber()
                && b.isIntegralNumber()
                && a.canConvertToLong()
                && b.canConvertToLong()) {
            return Long.compare(a.longValue(), b.longValue());
        }
        return a.decimalValue().compareTo(b.decimalValue());
    }

    /// By code points, which differs from the order of Java's strings above U+D800.
    static int compareTexts(Run run, String a, String b) {
        var common = Math.min(a.length(), b.length());
        run.spend(common >> 4);
        for (var i = 0; i < common; i++) {
            var x = a.charAt(i);
            var y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareArrays(Run run, JsonNode a, JsonNode b, int depth) {
        run.deep(depth + 1);
        var common = Math.min(a.size(), b.size());
        for (var i = 0; i < common; i++) {
            var order = compare(run, a.get(i), b.get(i), depth + 1);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compareObjects(Run run, JsonNode a, JsonNode b, int depth) {
        run.deep(depth + 1);
        var names = names(run, a);
        var others = names(run, b);
        var common = Math.min(names.size(), others.size());
        for (var i = 0; i < common; i++) {
            var order = compareTexts(run, names.get(i), others.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (names.size() != others.size()) {
            return Integer.compare(names.size(), others.size());
        }
        for (var name : names) {
            var order = compare(run, a.get(name), b.get(name), depth + 1);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// The keys of an object in jq's order.
    static List<String> names(Run run, JsonNode object) {
        run.grow(8L * object.size());
        var names = new ArrayList<String>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        names.sort((a, b) -> compareTexts(run, a, b));
        return names;
    }
}
