package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reading inside a value: by key, by position, by range, by path.
final class Access {

    private Access() {}

    static JsonNode get(Run run, JsonNode in, JsonNode key) {
        run.tick();
        if (key.isTextual() && (in.isObject() || in.isNull())) {
            return orNull(in.get(key.textValue()));
        }
        if (key.isNumber() && (in.isArray() || in.isNull())) {
            return item(in, key.doubleValue());
        }
        if (key.isObject() && (in.isArray() || in.isTextual() || in.isNull())) {
            return slice(run, in, key.path("start"), key.path("end"));
        }
        if (key.isArray() && in.isArray()) {
            return ArrayFunctions.indices(run, in, key);
        }
        if (key.isNull() && in.isNull()) {
            return in;
        }
        throw new JqError(
                "Cannot index "
                        + Values.type(in)
                        + " with "
                        + (key.isTextual() ? key.toString() : Values.type(key)));
    }

    static JsonNode orNull(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }

    private static JsonNode item(JsonNode in, double index) {
        if (in.isNull() || Double.isNaN(index)) {
            return NullNode.getInstance();
        }
        var floor = Math.floor(index);
        var at = floor < 0 ? floor + in.size() : floor;
        return at < 0 || at >= in.size() ? NullNode.getInstance() : in.get((int) at);
    }

    static JsonNode slice(Run run, JsonNode in, JsonNode from, JsonNode to) {
        if (in.isNull()) {
            return in;
        }
        if (!in.isArray() && !in.isTextual()) {
            throw new JqError("Cannot index " + Values.type(in) + " with object");
        }
        if (in.isTextual()) {
            var text = in.textValue();
            run.spend(text.length() >> 4);
            var length = text.codePointCount(0, text.length());
            var start = bound(from, length, false);
            var end = Math.max(start, bound(to, length, true));
            var first = text.offsetByCodePoints(0, start);
            return Texts.of(
                    run, text.substring(first, text.offsetByCodePoints(first, end - start)));
        }
        var start = bound(from, in.size(), false);
        var end = Math.max(start, bound(to, in.size(), true));
        run.grow(8L * (end - start));
        var items = JsonNodeFactory.instance.arrayNode(end - start);
        for (var i = start; i < end; i++) {
            items.add(in.get(i));
        }
        return items;
    }

    /// One end of a range, moved into the value.
    static int bound(JsonNode bound, int size, boolean end) {
        if (bound.isNull() || bound.isMissingNode()) {
            return end ? size : 0;
        }
        if (!bound.isNumber()) {
            throw new JqError("Start and end indices of an array slice must be numbers");
        }
        var value = bound.doubleValue();
        var whole = end ? Math.ceil(value) : Math.floor(value);
        return (int) Math.clamp(whole < 0 ? whole + size : whole, 0, size);
    }

    static JsonNode getPath(Run run, JsonNode in, List<JsonNode> keys) {
        var value = in;
        for (var key : keys) {
            if (value.isNull()) {
                return value;
            }
            value = get(run, value, key);
        }
        return value;
    }

    /// The object that a range has as a key of a path.
    static ObjectNode range(JsonNode from, JsonNode to) {
        var range = JsonNodeFactory.instance.objectNode();
        range.set("start", from);
        range.set("end", to);
        return range;
    }
}
