package caseloom.workflows;

import caseloom.core.definition.Complaint;
import java.util.List;

/// A draft that was pushed.
///
/// @param created whether the workflow is new
/// @param complaints what keeps the draft from being published, and warnings; empty for none
public record SavedDraft(Workflow workflow, boolean created, List<Complaint> complaints) {

    public SavedDraft {
        complaints = List.copyOf(complaints);
    }

    SavedDraft with(List<Complaint> found) {
        return new SavedDraft(workflow, created, found);
    }
}
