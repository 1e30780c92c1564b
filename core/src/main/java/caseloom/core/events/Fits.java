package caseloom.core.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one event fits the filters of a consumption, by their places in `Consumption.all`.
@FunctionalInterface
public interface Fits {

    /// What the event says of values that events must have in common, by name and as
    /// `Extraction.canonical` writes them; null when it does not fit the filter.
    @Nullable Map<String, String> at(int place);

    /// For a schedule, where there is nothing to see but the event: what is expected of it is
    /// evaluated on the event itself.
    static Fits ofSchedule(Consumption events, JsonNode envelope) {
        var fits = new ArrayList<@Nullable Map<String, String>>();
        for (var filter : events.all()) {
            fits.add(filter.shared(envelope));
        }
        return fits::get;
    }
}
