package caseloom.engine;

import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// History entries as they are stored. Their moment is that of the row; only what a creation told
/// before a decision of the same row has an `at` of its own.
public final class Entries {

    private Entries() {}

    public static String write(List<Entry> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(entries.size());
        for (var entry : entries) {
            var node = list.addObject().put("event", entry.event());
            if (entry.step() != null) {
                node.put("step", entry.step());
            }
            if (entry.detail() != null) {
                node.set("detail", entry.detail());
            }
        }
        return Json.write(list);
    }
}
