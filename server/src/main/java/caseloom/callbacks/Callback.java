package caseloom.callbacks;

import caseloom.core.cases.OrganizationId;

/// The callback that an activation of a run has open.
public record Callback(long caseId, long runId, int activation, OrganizationId organization) {}
