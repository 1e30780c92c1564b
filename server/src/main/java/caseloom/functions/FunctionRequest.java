package caseloom.functions;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Effect;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Who calls a function, and with what.
///
/// @param publication what the run is of
/// @param caseId the case of the run, or its record where it has no case
public record FunctionRequest(
        Publication publication, CaseId caseId, RunId run, Effect.CallFunction call) {

    public OrganizationId organization() {
        return publication.organization();
    }

    /// The same however often it is performed (W-28).
    public String key() {
        return call.key();
    }

    /// As the dialects call the step (L-75).
    public String stepId() {
        return ListedSteps.of(publication.definition()).id(call.step()).orElse(ListedSteps.INTAKE);
    }

    public ObjectNode arguments() {
        return call.arguments();
    }
}
