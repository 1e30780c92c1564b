package caseloom.runs;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as the APIs show it.
///
/// @param caseId the case, or the record behind a run without one
/// @param input what it was started with (C-72, C-111), an object
/// @param pausedAt since when an operator holds it; null when nobody does
/// @param output null until the run has ended, and when it was cancelled
public record RunRecord(
        RunId id,
        CaseId caseId,
        WorkflowId workflow,
        int version,
        RunStatus status,
        JsonNode input,
        @Nullable JsonNode output,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant pausedAt) {

    /// How it stands, in a word: its status, or that it is paused.
    public String standing() {
        return pausedAt == null ? status.word() : "paused";
    }
}
