package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import java.util.Optional;

/// What the dialects, the intake and the engine need of workflows, answered from memory: no
/// statement for a workflow seen before and unchanged. Safe to share between threads.
public interface PublishedWorkflows {

    /// How a workflow stands now, at most half a second old; empty when the organization has none
    /// of that number.
    Optional<WorkflowStanding> standing(OrganizationId organization, WorkflowId workflow);

    /// One published version, which never changes; the run that asks for it exists, so it does too.
    Publication version(WorkflowId workflow, int version);
}
