package caseloom.core.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An ordered list of steps, the scope of `then`. The pointer is the list's own, such as `/do`.
public record StepList(String pointer, List<Step> steps, Map<String, Integer> places) {

    public StepList {
        steps = List.copyOf(steps);
        places = Map.copyOf(places);
    }

    public static StepList of(String pointer, List<Step> steps) {
        var places = new HashMap<String, Integer>();
        for (var step : steps) {
            places.putIfAbsent(step.common().name(), places.size());
        }
        return new StepList(pointer, steps, places);
    }

    /// Where the step of that name stands, or null when the list has none.
    public @Nullable Integer place(String name) {
        return places.get(name);
    }
}
