package caseloom.core.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where in the input a value was found, while paths are asked for.
record Path(@Nullable Path outer, @Nullable JsonNode key) {

    static final Path ROOT = new Path(null, null);

    /// The value was not found in the input but made.
    static final Path NOWHERE = new Path(null, null);

    /// One step deeper; null when no paths are asked for.
    static @Nullable Path step(@Nullable Path path, JsonNode key, JsonNode in) {
        if (path == null) {
            return null;
        }
        if (path.nowhere()) {
            throw new JqError("invalid path expression with result " + Values.brief(in));
        }
        return new Path(path, key);
    }

    static @Nullable Path made(@Nullable Path path) {
        return path == null ? null : NOWHERE;
    }

    @SuppressWarnings("ReferenceEquality") // ROOT and NOWHERE are equal records on purpose
    boolean nowhere() {
        return this == NOWHERE;
    }

    List<JsonNode> keys() {
        var keys = new ArrayList<JsonNode>();
        for (var path = this; path != null && path.key != null; path = path.outer) {
            keys.add(path.key);
        }
        Collections.reverse(keys);
        return keys;
    }

    ArrayNode toArray() {
        return JsonNodeFactory.instance.arrayNode().addAll(keys());
    }
}
