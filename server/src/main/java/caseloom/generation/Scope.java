package caseloom.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where names are looked up: in the item of the round, then in those around it, then in the data
/// as a whole. A name leads into the data and nowhere else.
///
/// @param number of the round, from 1 on; 0 outside of rounds
record Scope(JsonNode item, int number, @Nullable Scope outer) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private static final int NAMES_TOLD = 10;

    static Scope of(ObjectNode data) {
        return new Scope(data, 0, null);
    }

    Scope round(JsonNode item, int number) {
        return new Scope(item, number, this);
    }

    /// What a path leads to; missing when it leads nowhere.
    JsonNode find(String path) {
        if (path.equals(".")) {
            return item;
        }
        var names = path.split("\\.", -1);
        var found = first(names[0]);
        for (var i = 1; i < names.length; i++) {
            found = step(found, names[i]);
        }
        return found;
    }

    int round() {
        return number > 0 || outer == null ? number : outer.round();
    }

    private JsonNode first(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.item.has(name)) {
                return scope.item.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode step(JsonNode from, String name) {
        return from.isArray() && DIGITS.matcher(name).matches()
                ? from.path(Integer.parseInt(name))
                : from.path(name);
    }

    /// What there is instead of a path that leads nowhere.
    String lack(String path) {
        var names = path.split("\\.", -1);
        var found = first(names[0]);
        if (found.isMissingNode()) {
            return "is not in the data, which has " + names(item);
        }
        for (var i = 1; i < names.length; i++) {
            var next = step(found, names[i]);
            if (next.isMissingNode()) {
                return "is not in the data: there is no `"
                        + names[i]
                        + "` in `"
                        + names[i - 1]
                        + "`, which has "
                        + names(found);
            }
            found = next;
        }
        return "is not in the data";
    }

    private static String names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return "no names";
        }
        var told = names.subList(0, Math.min(names.size(), NAMES_TOLD));
        return "`" + String.join("`, `", told) + "`" + (names.size() > NAMES_TOLD ? ", ..." : "");
    }
}
