package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/// The functions on arrays and objects, and those that look at any value.
final class ArrayFunctions {

    private ArrayFunctions() {}

    static void addTo(Map<String, Native> functions) {
        Native.add(functions, "length", ArrayFunctions::length);
        Native.add(functions, "not", (_, in) -> Values.bool(!Values.truth(in)));
        Native.add(functions, "type", (_, in) -> TextNode.valueOf(Values.type(in)));
        Native.add(functions, "keys", (run, in) -> keys(run, in, true));
        Native.add(functions, "keys_unsorted", (run, in) -> keys(run, in, false));
        Native.add(functions, "has", ArrayFunctions::has);
        Native.add(
                functions, "contains", (run, in, part) -> Values.bool(contains(run, in, part, 0)));
        Native.add(functions, "inside", (run, in, all) -> Values.bool(contains(run, all, in, 0)));
        Native.add(functions, "reverse", ArrayFunctions::reverse);
        Native.add(functions, "flatten", (run, in) -> flatten(run, in, run.limits().depth()));
        Native.add(functions, "flatten", ArrayFunctions::flattenTo);
        Native.add(functions, "indices", ArrayFunctions::indices);
        Native.add(functions, "index", (run, in, part) -> end(indices(run, in, part), true));
        Native.add(functions, "rindex", (run, in, part) -> end(indices(run, in, part), false));
        Native.add(functions, "transpose", ArrayFunctions::transpose);
        Native.add(functions, "toarray", ArrayFunctions::toArray);
    }

    private static JsonNode length(Run run, JsonNode in) {
        return switch (in.getNodeType()) {
            case ARRAY, OBJECT -> IntNode.valueOf(in.size());
            case STRING -> {
                var text = in.textValue();
                run.spend(text.length() >> 4);
                yield IntNode.valueOf(text.codePointCount(0, text.length()));
            }
            case NUMBER -> in.doubleValue() < 0 ? run.number(-in.doubleValue()) : in;
            case BOOLEAN -> throw new JqError(Values.brief(in) + " has no length");
            case NULL, MISSING, BINARY, POJO -> IntNode.valueOf(0);
        };
    }

    private static JsonNode keys(Run run, JsonNode in, boolean sorted) {
        var keys = JsonNodeFactory.instance.arrayNode();
        run.grow(24L * in.size());
        if (in.isArray()) {
            for (var i = 0; i < in.size(); i++) {
                keys.add(i);
            }
        } else if (!in.isObject()) {
            throw new JqError(Values.brief(in) + " has no keys");
        } else if (sorted) {
            Values.names(run, in).forEach(keys::add);
        } else {
            in.fieldNames().forEachRemaining(keys::add);
        }
        return keys;
    }

    private static JsonNode has(Run run, JsonNode in, JsonNode key) {
        run.tick();
        if (in.isObject() && key.isTextual()) {
            return Values.bool(in.has(key.textValue()));
        }
        if (in.isArray() && key.isNumber()) {
            return Values.bool(key.doubleValue() >= 0 && key.doubleValue() < in.size());
        }
        throw new JqError(
                "Cannot check whether " + Values.type(in) + " has a " + Values.type(key) + " key");
    }

    private static boolean contains(Run run, JsonNode in, JsonNode part, int depth) {
        run.deep(depth);
        run.tick();
        if (in.isObject() && part.isObject()) {
            for (var member : part.properties()) {
                var inner = in.get(member.getKey());
                if (inner == null || !contains(run, inner, member.getValue(), depth + 1)) {
                    return false;
                }
            }
            return true;
        }
        if (in.isArray() && part.isArray()) {
            for (var wanted : part) {
                if (!anyContains(run, in, wanted, depth)) {
                    return false;
                }
            }
            return true;
        }
        if (in.isTextual() && part.isTextual()) {
            StringFunctions.paySearch(run, in.textValue(), part.textValue());
            return in.textValue().contains(part.textValue());
        }
        if (in.getNodeType() == part.getNodeType()) {
            return Values.equal(run, in, part);
        }
        throw new JqError(
                Values.brief(in)
                        + " and "
                        + Values.brief(part)
                        + " cannot have their containment checked");
    }

    private static boolean anyContains(Run run, JsonNode in, JsonNode wanted, int depth) {
        for (var item : in) {
            if (item.getNodeType() == wanted.getNodeType()
                    && contains(run, item, wanted, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode reverse(Run run, JsonNode in) {
        if (in.isTextual()) {
            run.grow(4L * in.textValue().length());
            return Texts.of(run, new StringBuilder(in.textValue()).reverse().toString());
        }
        if (!in.isArray() && !in.isNull()) {
            throw new JqError("Cannot reverse " + Values.brief(in));
        }
        run.grow(8L * in.size());
        var reversed = JsonNodeFactory.instance.arrayNode(in.size());
        for (var i = in.size() - 1; i >= 0; i--) {
            reversed.add(in.get(i));
        }
        return reversed;
    }

    private static JsonNode flattenTo(Run run, JsonNode in, JsonNode depth) {
        var levels = Numbers.of(depth, "flatten");
        if (levels < 0) {
            throw new JqError("flatten depth must not be negative");
        }
        return flatten(run, in, (int) Math.min(levels, run.limits().depth()));
    }

    private static JsonNode flatten(Run run, JsonNode in, int depth) {
        if (!in.isContainerNode()) {
            throw new JqError("Cannot iterate over " + Values.brief(in));
        }
        var flat = JsonNodeFactory.instance.arrayNode();
        flatten(run, in, depth, flat);
        return flat;
    }

    private static void flatten(Run run, JsonNode in, int depth, ArrayNode to) {
        for (var item : in) {
            run.tick();
            if (item.isArray() && depth > 0) {
                flatten(run, item, depth - 1, to);
            } else {
                run.grow(8);
                to.add(item);
            }
        }
    }

    static JsonNode indices(Run run, JsonNode in, JsonNode part) {
        var found = JsonNodeFactory.instance.arrayNode();
        if (in.isNull()) {
            return in;
        }
        if (in.isTextual() && part.isTextual()) {
            return textIndices(run, in.textValue(), part.textValue(), found);
        }
        if (!in.isArray()) {
            throw new JqError(
                    "Cannot determine indices of " + Values.type(part) + " in " + Values.type(in));
        }
        if (!part.isArray()) {
            for (var i = 0; i < in.size(); i++) {
                if (Values.equal(run, in.get(i), part)) {
                    found.add(i);
                }
            }
            return found;
        }
        for (var i = 0; !part.isEmpty() && i + part.size() <= in.size(); i++) {
            if (at(run, in, part, i)) {
                found.add(i);
            }
        }
        return part.isEmpty() ? NullNode.getInstance() : found;
    }

    private static boolean at(Run run, JsonNode in, JsonNode part, int from) {
        for (var i = 0; i < part.size(); i++) {
            if (!Values.equal(run, in.get(from + i), part.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode textIndices(Run run, String text, String part, ArrayNode found) {
        if (part.isEmpty()) {
            return NullNode.getInstance();
        }
        StringFunctions.paySearch(run, text, part);
        var points = 0;
        var counted = 0;
        for (var at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            points += text.codePointCount(counted, at);
            counted = at;
            run.grow(24);
            found.add(points);
        }
        return found;
    }

    private static JsonNode end(JsonNode indices, boolean first) {
        return indices.isEmpty()
                ? NullNode.getInstance()
                : indices.get(first ? 0 : indices.size() - 1);
    }

    private static JsonNode transpose(Run run, JsonNode in) {
        var width = 0;
        for (var row : in) {
            if (!row.isArray()) {
                throw new JqError("Cannot index " + Values.type(row) + " with number");
            }
            width = Math.max(width, row.size());
        }
        var columns = JsonNodeFactory.instance.arrayNode();
        for (var i = 0; i < width; i++) {
            run.grow(8L * in.size() + 64);
            var column = columns.addArray();
            for (var row : in) {
                column.add(Access.orNull(row.get(i)));
            }
        }
        return columns;
    }

    private static JsonNode toArray(Run run, JsonNode in) {
        run.grow(64);
        return in.isArray() ? in : JsonNodeFactory.instance.arrayNode().add(in);
    }
}
