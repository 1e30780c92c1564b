package caseloom.workflows;

import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.CaseSource;
import java.util.Optional;

/// What a request needs to know of a workflow: whether it takes cases, and which version.
///
/// @param deleted POST answers 404 then (C-79); reading goes on
/// @param newest the newest published version; empty when there is none or it was taken offline
public record WorkflowStanding(
        WorkflowId id, CaseSource source, boolean deleted, Optional<Publication> newest) {}
