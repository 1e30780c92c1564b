package caseloom.workflows;

import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.CaseSource;
import java.time.Instant;

/// A workflow as its authors see it in a list.
///
/// @param name unique among the organization's workflows that were not deleted
/// @param key the text id of L-47, which never changes and is never given out again
/// @param newest the newest published version, 0 before the first
/// @param online whether it takes cases and runs
/// @param createdBy the number of the member who pushed it first
public record Workflow(
        WorkflowId id,
        String name,
        String key,
        String title,
        CaseSource source,
        int newest,
        boolean online,
        long createdBy,
        Instant createdAt,
        Instant updatedAt) {}
