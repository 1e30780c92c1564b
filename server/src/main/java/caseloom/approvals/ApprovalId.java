package caseloom.approvals;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;

/// Which request.
///
/// @param activation of the step that asks, unique in its run
public record ApprovalId(CaseId caseId, RunId run, int activation) {

    /// As it stands in addresses, behind that of its case.
    public String text() {
        return run.value() + "-" + activation;
    }
}
