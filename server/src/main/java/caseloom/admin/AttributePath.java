package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Filters on attributes, `attribute.<path>=<value>`, as the object that a case must contain.
final class AttributePath {

    private AttributePath() {}

    /// The names that a path leads through: dotted, or a JSON Pointer for names with dots.
    static List<String> names(String path) {
        if (!path.startsWith("/")) {
            return List.of(path.split("\\.", -1));
        }
        var names = new ArrayList<String>();
        for (var token : path.substring(1).split("/", -1)) {
            names.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return names;
    }

    /// A JSON value as it says, and anything else as text: `42` is a number, `late` is a text,
    /// `"42"` is a text too.
    static JsonNode value(String text) {
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault _) {
            return TextNode.valueOf(text);
        }
    }

    /// Puts a value where the names lead; false when another filter has put one in the way.
    static boolean put(ObjectNode into, List<String> names, JsonNode value) {
        var at = into;
        for (var name : names.subList(0, names.size() - 1)) {
            var next = at.has(name) ? at.get(name) : at.putObject(name);
            if (!(next instanceof ObjectNode object)) {
                return false;
            }
            at = object;
        }
        if (at.has(names.getLast())) {
            return false;
        }
        at.set(names.getLast(), value);
        return true;
    }
}
