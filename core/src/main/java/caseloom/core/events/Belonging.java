package caseloom.core.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where an event belongs that came for a schedule which gathers several: a schedule is like a
/// `listen` that always waits, and begins another one with each event that none under way takes.
public sealed interface Belonging {

    /// It is the first of another gathering.
    record First(Tally tally) implements Belonging {}

    /// It is one more of the gathering at that place.
    record Another(int gathering, Tally tally) implements Belonging {}

    /// It is one of those that end gatherings, and part of none.
    ///
    /// @param tallies by the places of the gatherings
    record Stops(Map<Integer, Tally> tallies) implements Belonging {}

    /// Nothing waits for it.
    record None() implements Belonging {}

    /// An event is taken by the earliest gathering that wants it; what ends gatherings ends all
    /// that it fits, and never begins one.
    ///
    /// @param open the gatherings under way, the earliest first
    static Belonging of(Consumption events, List<Tally> open, Fits event) {
        var stops = new TreeMap<Integer, Tally>();
        @Nullable Belonging takes = null;
        for (var i = 0; i < open.size(); i++) {
            var tally = open.get(i);
            var place = tally.place(events, event);
            if (place >= 0) {
                var next = next(events, tally, place, event);
                if (events.stops(place)) {
                    stops.put(i, next);
                } else if (takes == null) {
                    takes = new Another(i, next);
                }
            }
        }
        if (!stops.isEmpty()) {
            return new Stops(stops);
        }
        return takes == null ? first(events, event) : takes;
    }

    private static Belonging first(Consumption events, Fits event) {
        var place = Tally.EMPTY.place(events, event);
        return place < 0 || events.stops(place)
                ? new None()
                : new First(next(events, Tally.EMPTY, place, event));
    }

    private static Tally next(Consumption events, Tally tally, int place, Fits event) {
        var shared = event.at(place);
        return tally.with(events, place, shared == null ? Map.of() : shared);
    }
}
