package caseloom.schedules;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.events.Tally;
import java.time.Instant;

/// Events that came together so far for one start of a workflow.
///
/// @param key stands for the values that all its events have in common
/// @param bytes of its events
/// @param due when it is given up; of a complete one, when any node starts its run
record Gathering(
        Id id,
        OrganizationId organization,
        int version,
        String key,
        Tally tally,
        int events,
        long bytes,
        Instant due) {

    /// @param number that of the event that it began with
    record Id(WorkflowId workflow, long number) {}

    boolean complete() {
        return tally.over();
    }

    /// With one event more.
    Gathering with(Tally next, int size) {
        return new Gathering(id, organization, version, key, next, events + 1, bytes + size, due);
    }

    Gathering at(Tally next) {
        return new Gathering(id, organization, version, key, next, events, bytes, due);
    }

    Gathering dueAt(Instant moment) {
        return new Gathering(id, organization, version, key, tally, events, bytes, moment);
    }
}
