package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.definition.Definition;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// Runs workflow documents. The same arguments always give the same decision. Safe to share.
public final class Interpreter {

    private final InterpreterLimits limits;

    public Interpreter(InterpreterLimits limits) {
        this.limits = limits;
    }

    /// The first decision of a run.
    ///
    /// @param input what `.` starts as: the attributes for the run of a case, else the run's own
    ///   input, which the view's attributes become
    public Decision begin(
            Definition definition, RunId run, CaseView view, JsonNode input, Moment moment) {
        var progress = new Progress(input, began(run, view, moment.now()), Json.object());
        var advance =
                new Advance(
                        new Advance.Facts(definition, run, moment, limits),
                        progress,
                        !view.shown() && input instanceof ObjectNode own
                                ? view.withAttributes(own)
                                : view);
        advance.story.tell(StoryEvent.RUN_STARTED, null, null);
        var closing = Closing.opened(advance, () -> StateWriter.unbegun(progress));
        var walk = new Walk(advance);
        walk.begin();
        return closing.close(walk.go());
    }

    /// The next decision of a run.
    public Decision resume(
            Definition definition,
            RunId run,
            RunState state,
            CaseView view,
            Happening happening,
            Moment moment) {
        if (state.isEnded()) {
            return Closing.ignored(state, view, null);
        }
        var facts = new Advance.Facts(definition, run, moment, limits);
        var advance = new Advance(facts, StateReader.read(definition, state), view);
        Loops.restore(advance);
        var closing = Closing.opened(advance, state::asFailed);
        var walk = new Walk(advance);
        return new Wakeup(advance, walk).by(happening)
                ? closing.close(walk.go())
                : Closing.ignored(state, view, advance.refusal);
    }

    /// Whether a happening that had nothing to say came too early, and must come again: somebody
    /// used a callback, or said what they were asked, before the run was told that it is open. The
    /// shell tells them before it can tell the run, and may die in between.
    public static boolean isEarly(Definition definition, RunState state, Happening happening) {
        return happening instanceof Happening.CalledBack(var activation, _)
                && !state.isEnded()
                && !state.isFailed()
                && StateReader.read(definition, state).callbacks().contains(activation);
    }

    /// A case's first run has the case's number and began with it, however long its first decision
    /// took: whoever was answered may send an event at once, and it counts (W-16).
    private static Instant began(RunId run, CaseView view, Instant now) {
        var isFirst = run.value() == view.id().value();
        return isFirst && view.createdAt().isBefore(now) ? view.createdAt() : now;
    }
}
