package caseloom.core.definition;

import caseloom.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which events are taken, and when there are enough of them.
public sealed interface Consumption {

    /// One event that fits.
    record One(EventFilter filter) implements Consumption {}

    /// For each filter one event that fits it.
    record All(List<EventFilter> filters) implements Consumption {

        public All {
            filters = List.copyOf(filters);
        }
    }

    /// Events that fit any of the filters: the first one, or all of them until something.
    ///
    /// @param filters none for every event
    record Any(List<EventFilter> filters, @Nullable Until until) implements Consumption {

        public Any {
            filters = List.copyOf(filters);
        }
    }

    /// What ends the taking of events.
    sealed interface Until {

        /// Looked at after each event; `.` is all that was taken so far.
        record Holds(Expression condition) implements Until {}

        /// These events have come, which are not taken themselves. It has no `until` of its own.
        record Heard(Consumption stop) implements Until {}
    }

    /// What an event can be taken by, in the order of the document; one that fits every event for
    /// an `any` without filters.
    default List<EventFilter> ownFilters() {
        return switch (this) {
            case One one -> List.of(one.filter);
            case All all -> all.filters;
            case Any any -> any.filters.isEmpty() ? List.of(EventFilter.EVERY) : any.filters;
        };
    }

    /// The events that end the taking; null when it is not events that do.
    default @Nullable Consumption stop() {
        return this instanceof Any(_, Until.Heard(var stop)) ? stop : null;
    }

    /// All filters that an event is held against, those of `until` last.
    default List<EventFilter> allFilters() {
        var all = new ArrayList<>(ownFilters());
        var stop = stop();
        if (stop != null) {
            all.addAll(stop.ownFilters());
        }
        return all;
    }
}
