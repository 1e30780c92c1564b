package caseloom.core.webhook;

import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the steps of a record set, and what people filled in at them, read out of its history; of
/// what was set twice the newest.
public final class Results {

    private Results() {}

    public static ObjectNode of(List<Entry> entries) {
        var set = Json.object();
        for (var entry : entries) {
            set.setAll(of(entry));
        }
        return set;
    }

    /// The number of the newest document that was signed (L-260); 0 when none was.
    public static long signed(List<Entry> entries) {
        var newest = 0L;
        for (var entry : entries) {
            if (entry.event().equals("signature.sealed") && entry.detail() != null) {
                newest = entry.detail().path("number").asLong(newest);
            }
        }
        return newest;
    }

    /// What one entry tells of values.
    public static ObjectNode of(Entry entry) {
        return of(entry.event(), entry.detail());
    }

    /// The same of an entry in its parts.
    public static ObjectNode of(String event, @Nullable JsonNode detail) {
        var name =
                switch (event) {
                    case "attributes.changed" -> "set";
                    case "approval.decided", "input.submitted", "signature.started" -> "values";
                    default -> "";
                };
        return detail != null && detail.get(name) instanceof ObjectNode values
                ? values
                : Json.object();
    }
}
