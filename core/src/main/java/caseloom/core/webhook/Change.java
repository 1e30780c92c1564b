package caseloom.core.webhook;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.core.interpreter.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one transaction did to a record, from which its events follow.
///
/// @param created the record itself was made
/// @param status of the run afterwards
/// @param caseStatus of the case before and afterwards; null for a run without a case
/// @param entries what the history tells of it
/// @param by who cancelled the run; null when nobody did
public record Change(
        OrganizationId organization,
        Row row,
        Instant at,
        boolean created,
        RunStatus status,
        @Nullable Moved caseStatus,
        List<Entry> entries,
        @Nullable String by) {

    /// Where the history tells it: the number is that of the run's row.
    public record Row(CaseId caseId, RunId run, int seq) {}

    /// The status of a case before and after.
    public record Moved(String from, String to) {}

    public Change {
        entries = List.copyOf(entries);
    }

    /// The events that do not depend on which steps there are: run events before case events
    /// (C-154).
    public List<EventType> events() {
        var events = new ArrayList<EventType>();
        switch (status) {
            case COMPLETED -> events.add(EventType.RUN_COMPLETED);
            case FAILED -> events.add(EventType.RUN_FAILED);
            case PENDING, RUNNING, CANCELLED -> {
                // These fire no event of a run.
            }
        }
        statuses().forEach(status -> addMove(events, status));
        if (created) {
            events.add(EventType.TASK_CREATED);
        }
        if (status == RunStatus.COMPLETED) {
            events.add(EventType.TASK_COMPLETED);
        }
        if (status == RunStatus.CANCELLED) {
            events.add(EventType.TASK_CANCELED);
        }
        return List.copyOf(events);
    }

    /// The statuses that the case came to, one after the other.
    private List<String> statuses() {
        if (caseStatus == null) {
            return List.of();
        }
        var found = new ArrayList<String>();
        var last = caseStatus.from;
        for (var entry : entries) {
            if (entry.event().equals("status.changed") && entry.detail() != null) {
                var to = entry.detail().path("to").asText();
                if (!to.equals(last)) {
                    found.add(to);
                }
                last = to;
            }
        }
        if (!last.equals(caseStatus.to)) {
            found.add(caseStatus.to);
        }
        return found;
    }

    private static void addMove(List<EventType> events, String status) {
        if (status.equals(Statuses.CLOSED)) {
            events.add(EventType.CASE_CLOSED);
        } else if (status.equals(Statuses.ERROR)) {
            events.add(EventType.CASE_ERROR);
        }
    }
}
