package caseloom.engine;

import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/// History entries as they are stored: each a short list of event, step, detail and moment, of
/// which what is missing at the end is left out, since every case writes some. Their moment is that
/// of the row; only what a creation told before a decision of the same row has its own.
public final class Entries {

    private Entries() {}

    public static String write(List<Entry> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode(entries.size());
        for (var entry : entries) {
            var parts = list.addArray().add(entry.event());
            if (entry.step() != null || entry.detail() != null) {
                parts.add(entry.step());
            }
            if (entry.detail() != null) {
                parts.add(entry.detail());
            }
        }
        return Json.write(list);
    }
}
