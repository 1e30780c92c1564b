package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Changes inside a value. What came from outside is never touched: a container is copied the first
/// time something in it changes, and only these copies are written to.
final class Updates {

    private static final int ARRAY_MOST = 1_000_000;

    private final Run run;
    private final Set<JsonNode> owned = Collections.newSetFromMap(new IdentityHashMap<>());
    private JsonNode root;

    Updates(Run run, JsonNode root) {
        this.run = run;
        this.root = root;
    }

    JsonNode result() {
        return root;
    }

    /// The value at a path. Whoever sees it may keep it, so nothing is written to in place any
    /// more.
    JsonNode get(List<JsonNode> keys) {
        var value = Access.getPath(run, root, keys);
        if (value.isContainerNode() && owned.contains(value)) {
            owned.clear();
        }
        return value;
    }

    void set(List<JsonNode> keys, JsonNode value) {
        run.deep(keys.size());
        root = set(root, keys, 0, value);
    }

    private JsonNode set(JsonNode in, List<JsonNode> keys, int from, JsonNode value) {
        if (from == keys.size()) {
            return value;
        }
        var key = keys.get(from);
        if (key.isTextual() && (in.isObject() || in.isNull())) {
            var object = own(in.isNull() ? JsonNodeFactory.instance.objectNode() : (ObjectNode) in);
            var old = Access.orNull(object.get(key.textValue()));
            run.grow(64);
            object.set(key.textValue(), set(old, keys, from + 1, value));
            return object;
        }
        if (key.isNumber() && (in.isArray() || in.isNull())) {
            var array = own(in.isNull() ? JsonNodeFactory.instance.arrayNode() : (ArrayNode) in);
            var at = index(array, key.doubleValue());
            var old = at < array.size() ? array.get(at) : NullNode.getInstance();
            array.set(at, set(old, keys, from + 1, value));
            return array;
        }
        if (key.isObject() && (in.isArray() || in.isNull())) {
            return setRange(in, key, set(Access.get(run, in, key), keys, from + 1, value));
        }
        // Says what is wrong with the key.
        Access.get(run, in, key);
        throw new JqError(
                "Cannot update field at " + Values.type(key) + " index of " + Values.type(in));
    }

    private int index(ArrayNode array, double index) {
        var at = index < 0 ? Math.floor(index) + array.size() : Math.floor(index);
        if (at < 0) {
            throw new JqError("Out of bounds negative array index");
        }
        if (!(at < ARRAY_MOST)) {
            throw new JqError("Array index too large");
        }
        run.grow(8 * Math.max(0L, (long) at + 1 - array.size()));
        while (array.size() <= at) {
            array.addNull();
        }
        return (int) at;
    }

    private JsonNode setRange(JsonNode in, JsonNode range, JsonNode value) {
        if (!value.isArray()) {
            throw new JqError("A slice of an array can only be assigned another array");
        }
        var start = Access.bound(range.path("start"), in.size(), false);
        var end = Math.max(start, Access.bound(range.path("end"), in.size(), true));
        run.grow(8L * (in.size() + value.size()));
        var array = JsonNodeFactory.instance.arrayNode();
        for (var i = 0; i < start; i++) {
            array.add(in.get(i));
        }
        value.forEach(array::add);
        for (var i = end; i < in.size(); i++) {
            array.add(in.get(i));
        }
        return array;
    }

    private ObjectNode own(ObjectNode object) {
        if (owned.contains(object)) {
            return object;
        }
        var copy = Arithmetic.copy(run, object);
        owned.add(copy);
        return copy;
    }

    private ArrayNode own(ArrayNode array) {
        if (owned.contains(array)) {
            return array;
        }
        var copy = Arithmetic.copy(run, array);
        owned.add(copy);
        return copy;
    }

    /// Deletes the paths, the last first, so that positions stay right.
    void delete(List<JsonNode> paths) {
        var sorted = new ArrayList<>(paths);
        sorted.sort(Collections.reverseOrder(Values.order(run)));
        for (var path : sorted) {
            var keys = new ArrayList<JsonNode>(path.size());
            path.forEach(keys::add);
            root = keys.isEmpty() ? NullNode.getInstance() : delete(root, keys, 0);
        }
    }

    private JsonNode delete(JsonNode in, List<JsonNode> keys, int from) {
        run.tick();
        var key = keys.get(from);
        if (in.isNull()) {
            return in;
        }
        if (from + 1 < keys.size()) {
            var inner = Access.get(run, in, key);
            return inner.isNull() ? in : set(in, List.of(key), 0, delete(inner, keys, from + 1));
        }
        if (key.isTextual() && in instanceof ObjectNode object) {
            return object.has(key.textValue()) ? own(object).without(key.textValue()) : in;
        }
        if (key.isNumber() && in instanceof ArrayNode array) {
            return deleteRange(array, Access.range(key, NullNode.getInstance()), 1);
        }
        if (key.isObject() && in instanceof ArrayNode array) {
            return deleteRange(array, key, Integer.MAX_VALUE);
        }
        throw new JqError(
                "Cannot delete field at " + Values.type(key) + " index of " + Values.type(in));
    }

    private JsonNode deleteRange(ArrayNode in, JsonNode range, int most) {
        var from = range.path("start");
        if (most == 1 && (from.doubleValue() >= in.size() || from.doubleValue() < -in.size())) {
            return in;
        }
        var start = Access.bound(from, in.size(), false);
        var end = Math.max(start, Access.bound(range.path("end"), in.size(), true));
        var array = own(in);
        for (var count = Math.min(most, end - start); count > 0; count--) {
            run.spend((array.size() - start) >> 4);
            array.remove(start);
        }
        return array;
    }
}
