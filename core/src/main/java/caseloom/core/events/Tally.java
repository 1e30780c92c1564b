package caseloom.core.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How far a consumption has come. Immutable, safe to share between threads.
///
/// @param learned what the events so far said of values that events must have in common (W-17)
/// @param satisfied places of the filters that want no further event
/// @param over no further event is taken
public record Tally(Map<String, String> learned, Set<Integer> satisfied, boolean over) {

    /// Before any event came.
    public static final Tally EMPTY = new Tally(Map.of(), Set.of(), false);

    public Tally {
        learned = Collections.unmodifiableMap(new LinkedHashMap<>(learned));
        satisfied = Collections.unmodifiableSet(new TreeSet<>(satisfied));
    }

    /// The place of the first filter that takes the event, those of `until` before all others; -1
    /// when none does.
    public int place(Consumption events, Fits event) {
        var own = events.taking().size();
        var count = events.all().size();
        for (var i = 0; i < count; i++) {
            var place = (own + i) % count;
            if (!satisfied.contains(place) && agrees(event.at(place))) {
                return place;
            }
        }
        return -1;
    }

    private boolean agrees(@Nullable Map<String, String> shared) {
        return shared != null
                && shared.entrySet().stream()
                        .allMatch(one ->
                                learned.getOrDefault(one.getKey(), one.getValue())
                                        .equals(one.getValue()));
    }

    /// With one event more, which the filter at that place takes.
    ///
    /// @param shared what it says of values that events must have in common
    public Tally with(Consumption events, int place, Map<String, String> shared) {
        var known = new LinkedHashMap<>(learned);
        shared.forEach(known::putIfAbsent);
        var done = new TreeSet<>(satisfied);
        if (events.stops(place) || !(events instanceof Consumption.Any)) {
            done.add(place);
        }
        return new Tally(
                known, done, events.stops(place) ? stopped(events, done) : enough(events, done));
    }

    private static boolean enough(Consumption events, Set<Integer> done) {
        return switch (events) {
            case Consumption.One _ -> true;
            case Consumption.All all -> done.size() == all.filters().size();
            case Consumption.Any any -> any.until() == null;
        };
    }

    private static boolean stopped(Consumption events, Set<Integer> done) {
        return switch (events.stop()) {
            case Consumption.All all ->
                    done.stream().filter(events::stops).count() == all.filters().size();
            case Consumption.One _, Consumption.Any _ -> true;
            case null -> throw new IllegalStateException("nothing stops it");
        };
    }

    /// Its condition holds.
    public Tally ended() {
        return new Tally(learned, satisfied, true);
    }
}
