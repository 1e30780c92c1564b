package caseloom.tasks;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.WorkflowId;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A case or a run without one, with its newest run (L-265).
///
/// @param key the text id of its workflow
/// @param run its newest run
/// @param input what that run was started with (C-72, C-111)
/// @param people the members whom it belongs to
/// @param metadata as it was sent; `{}` when none was
/// @param status of its newest run; one that a person had done again runs at once (L-112)
/// @param updatedAt the last change of the case or the run
/// @param completedAt when its run completed; null for every other status (L-123)
public record Task(
        CaseId id,
        boolean shown,
        WorkflowId workflow,
        String key,
        int version,
        String title,
        RunId run,
        RunStatus status,
        JsonNode input,
        People people,
        ObjectNode metadata,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt) {

    /// Members by e-mail; empty for one that is gone.
    ///
    /// @param initiator who started it
    /// @param owner whose it is now (L-126)
    public record People(String initiator, String owner) {}

    /// What its intake brought: the attributes of the case, or the run's own input.
    public JsonNode intake() {
        var attributes = shown ? input.get("attributes") : input;
        return attributes == null ? Json.object() : attributes;
    }
}
