package caseloom.core.webhook;

import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What the steps of a record set, read out of its history; of what was set twice the newest.
public final class Results {

    private Results() {}

    public static ObjectNode of(List<Entry> entries) {
        var set = Json.object();
        for (var entry : entries) {
            if (entry.event().equals("attributes.changed")
                    && entry.detail() != null
                    && entry.detail().get("set") instanceof ObjectNode values) {
                set.setAll(values);
            }
        }
        return set;
    }
}
