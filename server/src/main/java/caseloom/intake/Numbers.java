package caseloom.intake;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.RunId;

/// The numbers of a new record.
public record Numbers(CaseId caseId, RunId runId) {

    /// A case and its first run have the same number; further runs of the case have later ones.
    public static Numbers of(long number) {
        return new Numbers(new CaseId(number), new RunId(number));
    }
}
