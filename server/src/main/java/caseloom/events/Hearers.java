package caseloom.events;

import java.util.List;

/// The runs that listen. The engine is on the other side; whoever finds events for runs only knows
/// this. Must not throw and must not wait for long.
public interface Hearers {

    /// These are in the inboxes of their runs, the earliest first.
    void arrived(List<Arrived> events);

    /// The inbox of this run is full: events that came for it are lost to it.
    void overflowed(long caseId, long runId);
}
