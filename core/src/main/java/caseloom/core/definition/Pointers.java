package caseloom.core.definition;

import org.jspecify.annotations.Nullable;

/// Finds a value of the document by its JSON Pointer.
final class Pointers {

    private Pointers() {}

    /// The value at the pointer, counted from `root`, or the nearest one around it.
    static Value nearest(Value root, String pointer) {
        var at = root;
        var tokens = pointer.split("/", -1);
        for (var level = 1; level < tokens.length; level++) {
            var next = child(at, tokens[level]);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private static @Nullable Value child(Value value, String token) {
        return switch (value) {
            case Value.Fields fields -> fields.get(token.replace("~1", "/").replace("~0", "~"));
            case Value.Items items ->
                    token.matches("\\d{1,9}") && Integer.parseInt(token) < items.values().size()
                            ? items.values().get(Integer.parseInt(token))
                            : null;
            case Value.Text _, Value.Plain _ -> null;
        };
    }
}
