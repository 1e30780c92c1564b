package caseloom.workflows;

import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definition;

/// One published version of a workflow, compiled. Immutable, safe to share.
public record Publication(
        OrganizationId organization, WorkflowId workflow, int version, Definition definition) {}
