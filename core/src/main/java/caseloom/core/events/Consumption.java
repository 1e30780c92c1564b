package caseloom.core.events;

import caseloom.core.expression.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What events a `listen` or a schedule waits for, and when it has enough of them. Immutable, safe
/// to share between threads.
public sealed interface Consumption {

    /// Every filter that an event may match, in the order of the document.
    default List<EventFilter> filters() {
        return switch (this) {
            case One(var filter) -> List.of(filter);
            case All(var filters) -> filters;
            case Any(var filters, _) -> filters;
        };
    }

    /// The filters that an event can be taken by: one that every event matches for an `any` without
    /// filters.
    default List<EventFilter> taking() {
        return filters().isEmpty() ? List.of(EventFilter.EVERY) : filters();
    }

    /// The events that end it, which are not taken themselves; null when it is not events that do.
    default @Nullable Consumption stop() {
        return this instanceof Any(_, Until.Consumed(var events)) ? events : null;
    }

    /// All filters that an event is held against, those of `until` last.
    default List<EventFilter> all() {
        var all = new ArrayList<>(taking());
        var stop = stop();
        if (stop != null) {
            all.addAll(stop.taking());
        }
        return all;
    }

    /// Whether the filter at that place in `all` is one of those that end it.
    default boolean stops(int place) {
        return place >= taking().size();
    }

    /// Whether it may need more than one event.
    default boolean gathers() {
        return switch (this) {
            case One _ -> false;
            case All(var filters) -> filters.size() > 1;
            case Any(_, var until) -> until != null;
        };
    }

    /// Names of values that every event must have, whichever filter it fits, and that all events of
    /// one gathering therefore have in common.
    default Set<String> common() {
        var common = new TreeSet<>(all().getFirst().shares());
        all().forEach(filter -> common.retainAll(filter.shares()));
        return common;
    }

    /// The condition under which it ends; null when there is none.
    default @Nullable Expression condition() {
        return this instanceof Any(_, Until.Holds(var condition)) ? condition : null;
    }

    record One(EventFilter filter) implements Consumption {}

    /// One event for each of the filters.
    record All(List<EventFilter> filters) implements Consumption {

        public All {
            filters = List.copyOf(filters);
        }
    }

    /// An event for any of the filters.
    ///
    /// @param filters none when every event is meant
    /// @param until when it ends; null after the first event
    record Any(List<EventFilter> filters, @Nullable Until until) implements Consumption {

        public Any {
            filters = List.copyOf(filters);
        }
    }

    /// When an `any` that takes more than one event ends.
    sealed interface Until {

        /// Looked at after each event that was taken.
        record Holds(Expression condition) implements Until {}

        /// When these events came; they have no `until` of their own.
        record Consumed(Consumption events) implements Until {}
    }
}
