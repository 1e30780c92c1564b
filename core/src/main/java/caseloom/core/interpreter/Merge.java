package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// A change of attributes: top-level members replaced or, by null, removed.
///
/// @param changed what really became different, in the form of the change itself
record Merge(ObjectNode merged, ObjectNode changed) {

    static Merge of(ObjectNode attributes, ObjectNode change) {
        var merged = Json.object();
        merged.setAll(attributes);
        var changed = Json.object();
        for (var member : change.properties()) {
            var value = member.getValue();
            var old = attributes.get(member.getKey());
            if (value.isNull() ? old == null : same(old, value)) {
                continue;
            }
            changed.set(member.getKey(), value);
            if (value.isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), value);
            }
        }
        return new Merge(merged, changed);
    }

    boolean isEmpty() {
        return changed.isEmpty();
    }

    private static boolean same(@Nullable JsonNode old, JsonNode value) {
        return old != null && old.equals(Merge::compared, value);
    }

    /// Numbers are the same by value; how they are held does not matter.
    private static int compared(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
