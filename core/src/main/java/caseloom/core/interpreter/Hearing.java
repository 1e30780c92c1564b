package caseloom.core.interpreter;

import caseloom.core.events.Tally;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a `listen` has heard so far. Changed in place during one decision, as all of a progress is.
final class Hearing {

    /// One filter and its listener, in the order of `Consumption.allFilters`.
    ///
    /// @param expected what its correlations expect, by name, in canonical form
    record Ear(int id, Map<String, String> expected) {

        Ear {
            expected = Map.copyOf(expected);
        }
    }

    /// An event by the number under which it is stored.
    record Event(long number, JsonNode envelope) {}

    final List<Ear> ears;

    /// How far what it waits for has come.
    Tally tally = Tally.EMPTY;

    /// What the step gives so far, by the numbers of the events, which are used up when it ends.
    final TreeMap<Long, JsonNode> given = new TreeMap<>();

    /// Events that wait for their turn.
    final TreeMap<Long, JsonNode> queue = new TreeMap<>();

    /// The event whose turn it is.
    @Nullable Event current;

    Hearing(List<Ear> ears) {
        this.ears = List.copyOf(ears);
    }

    /// Whether the event came before.
    boolean has(long number) {
        return given.containsKey(number)
                || queue.containsKey(number)
                || (current != null && current.number() == number);
    }

    /// How many events were taken.
    int size() {
        return given.size() + queue.size() + (current == null ? 0 : 1);
    }
}
