package caseloom.workflows;

import caseloom.core.cases.WorkflowId;
import java.time.Instant;

/// One publication of a workflow, without its document.
///
/// @param label the author's own version text
/// @param publishedBy the number of the member who published it
public record WorkflowVersion(
        WorkflowId workflow, int version, String label, long publishedBy, Instant publishedAt) {}
