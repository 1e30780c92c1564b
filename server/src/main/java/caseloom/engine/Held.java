package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.RunState;
import caseloom.queue.Lane;
import caseloom.workflows.Publication;
import org.jspecify.annotations.Nullable;

/// A run as this node last saw it, with the token that lets it write.
///
/// @param decisions how many decisions are stored; a decision made of an older sight is dropped
/// @param state null before the first decision
/// @param view the case; for a run without a case its record
public record Held(
        Publication publication,
        RunId run,
        long token,
        int decisions,
        RunStatus status,
        @Nullable RunState state,
        CaseView view) {

    public OrganizationId organization() {
        return publication.organization();
    }

    /// In whose turn the run is worked on.
    Lane lane() {
        return new Lane(organization().value(), publication.workflow().value());
    }

    RunKey key() {
        return new RunKey(view.id().value(), run.value());
    }
}
