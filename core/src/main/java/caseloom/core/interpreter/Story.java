package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entries of one decision, kept short: every case writes some.
final class Story {

    private final Progress progress;
    private final InterpreterLimits limits;
    private final Instant now;
    private final List<Entry> entries = new ArrayList<>();

    Story(Progress progress, InterpreterLimits limits, Instant now) {
        this.progress = progress;
        this.limits = limits;
        this.now = now;
    }

    List<Entry> entries() {
        return entries;
    }

    void tell(StoryEvent event, @Nullable String step, @Nullable JsonNode detail) {
        if (event.landmark()) {
            entries.add(new Entry(now, event.word(), step, detail));
            return;
        }
        progress.entries++;
        if (progress.entries <= limits.entriesPerRun()) {
            entries.add(new Entry(now, event.word(), step, detail));
        } else if (progress.entries == limits.entriesPerRun() + 1) {
            var cut = Json.object().put("entries", limits.entriesPerRun());
            entries.add(new Entry(now, StoryEvent.STORY_CUT.word(), step, cut));
        }
    }

    /// The value, or where it cannot be shown, a mark of how long it is.
    JsonNode shown(JsonNode value) {
        return shown(value, limits.outputShown());
    }

    /// The same for a value that may be so long.
    JsonNode shown(JsonNode value, long most) {
        return Measure.of(value, most, limits.depth()).fits() ? value : cut(value);
    }

    /// The object without what says nothing (null, or empty); together its members are as long as a
    /// value that is shown, and of those that do not fit there is the mark.
    ObjectNode members(ObjectNode object) {
        var shown = Json.object();
        var left = (long) limits.outputShown();
        for (var member : object.properties()) {
            var value = member.getValue();
            if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
                continue;
            }
            var size = Measure.of(value, left, limits.depth());
            left -= size.fits() ? size.size() : 0;
            shown.set(member.getKey(), size.fits() ? value : cut(value));
        }
        return shown;
    }

    private JsonNode cut(JsonNode value) {
        var size = Measure.of(value, Long.MAX_VALUE, limits.depth()).size();
        return Json.object().put("cut", true).put("size", size);
    }
}
