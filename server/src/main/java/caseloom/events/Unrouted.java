package caseloom.events;

import caseloom.db.Tx;
import java.util.Collection;
import java.util.List;

/// What others note about events whose way is not over. Without state.
public final class Unrouted {

    private final EventsStore store = new EventsStore();

    /// Notes that these events joined what gathers events, and gives those of which that is not
    /// noted yet: an event may be routed twice, and must not join twice.
    public List<Long> gather(Tx tx, Collection<Long> numbers) {
        return numbers.isEmpty() ? List.of() : store.gather(tx, List.copyOf(numbers));
    }
}
