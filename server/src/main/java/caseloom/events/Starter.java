package caseloom.events;

import java.util.List;
import java.util.Set;

/// Starts the workflows that events start (W-15).
public interface Starter {

    /// Starts what these events start, each once however often it is asked, and gives the numbers
    /// of the events for which something could not be started now.
    Set<Long> start(List<Routable> events);
}
