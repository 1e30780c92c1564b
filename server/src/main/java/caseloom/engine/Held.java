package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.interpreter.Happening;
import caseloom.core.interpreter.Interpreter;
import caseloom.core.interpreter.RunState;
import caseloom.intake.Cause;
import caseloom.queue.Lane;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// A run as this node last saw it, with the token that lets it write.
///
/// @param decisions how many decisions are stored; a decision made of an older sight is dropped
/// @param state null before the first decision
/// @param view the case; for a run without a case its record
/// @param cause why it was started; null for a run that somebody asked for
public record Held(
        Publication publication,
        RunId run,
        long token,
        int decisions,
        RunStatus status,
        @Nullable RunState state,
        CaseView view,
        @Nullable Cause cause) {

    public OrganizationId organization() {
        return publication.organization();
    }

    /// In whose turn the run is worked on.
    Lane lane() {
        return new Lane(organization().value(), publication.workflow().value());
    }

    /// How many runs started one another up to this one.
    int depth() {
        return cause == null ? 0 : cause.depth();
    }

    /// What `.` starts as.
    JsonNode input() {
        var inside = cause == null ? null : cause.inside();
        return inside == null ? view.attributes() : view.attributes().path(inside);
    }

    RunKey key() {
        return new RunKey(view.id().value(), run.value());
    }

    /// Whether a happening that had nothing to say to the run must come again: it is still in its
    /// table, and comes due by itself.
    boolean isEarly(Happening happening) {
        return state != null && Interpreter.isEarly(publication.definition(), state, happening);
    }
}
