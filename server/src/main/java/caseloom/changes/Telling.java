package caseloom.changes;

import caseloom.core.interpreter.Entry;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.core.interpreter.Measure;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entries that a person's change gives the story, each with who did it and, if they said so,
/// why.
final class Telling {

    private final String by;
    private final @Nullable String reason;
    private final Instant at;
    private final List<Entry> entries = new ArrayList<>();

    Telling(String by, @Nullable String reason, Instant at) {
        this.by = by;
        this.reason = reason;
        this.at = at;
    }

    /// What is too much for the story is left out, and its size told.
    Telling entry(String event, ObjectNode what) {
        var limits = InterpreterLimits.USUAL;
        var detail = what;
        if (!Measure.of(what, limits.outputShown(), limits.depth()).fits()) {
            var size = Measure.of(what, Long.MAX_VALUE, limits.depth()).size();
            detail = Json.object().put("cut", true).put("size", size);
        }
        detail.put("by", by);
        if (reason != null) {
            detail.put("reason", reason);
        }
        entries.add(new Entry(at, event, null, detail));
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
