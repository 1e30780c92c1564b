package caseloom.intake;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;

/// The numbers a new record will have. Taking them promises nothing: unused ones leave a gap.
public record Numbers(CaseId caseId, RunId runId) {}
