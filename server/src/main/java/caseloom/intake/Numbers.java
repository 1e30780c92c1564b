package caseloom.intake;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;

/// The numbers of a new record.
public record Numbers(CaseId caseId, RunId runId) {}
