package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the decision from an advance: what is written, started and dropped follows from comparing
/// the state before with the state after.
final class Closing {

    private final Advance advance;
    private final Supplier<RunState> fallback;
    private final List<Due> duesBefore;
    private final List<Integer> askingBefore;

    private Closing(
            Advance advance, Supplier<RunState> fallback, List<Due> dues, List<Integer> asking) {
        this.advance = advance;
        this.fallback = fallback;
        this.duesBefore = dues;
        this.askingBefore = asking;
    }

    /// Before a decision. A failed run has neither timers nor effects, whatever its state holds.
    ///
    /// @param fallback the state to fail with when the one at the failing step cannot be kept
    static Closing opened(Advance advance, Supplier<RunState> fallback) {
        var live = advance.progress.failed == null;
        return new Closing(
                advance,
                fallback,
                live ? advance.progress.dues() : List.of(),
                live ? advance.progress.asking() : List.of());
    }

    static Decision ignored(RunState state, CaseView view, @Nullable String refusal) {
        return new Decision(
                state,
                new Standing.Ignored(refusal),
                view,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    Decision close(Standing standing) {
        return switch (standing) {
            case Standing.Parked _, Standing.Again _ -> kept(standing);
            case Standing.Completed _ -> {
                advance.story.tell(StoryEvent.RUN_COMPLETED, null, null);
                settle(RunStatus.COMPLETED);
                yield ended(RunState.ended(), standing);
            }
            case Standing.Failed failed -> failed(failed);
            case Standing.Ignored _ -> throw new IllegalStateException("a walk went nowhere");
        };
    }

    private Decision kept(Standing standing) {
        var state = StateWriter.write(advance.progress);
        var size = measured(state);
        if (!size.fits()) {
            var error = Errors.limit("the data that the run must keep " + size.complaint());
            return failed(new Standing.Failed(error, null));
        }
        var dues = advance.progress.dues();
        var asking = new HashSet<>(advance.progress.asking());
        var start = new ArrayList<>(advance.effects);
        start.removeIf(effect -> !asking.contains(effect.activation()));
        return new Decision(
                state,
                standing,
                advance.view,
                advance.story.entries(),
                start,
                askingBefore.stream().filter(id -> !asking.contains(id)).toList(),
                dues.stream().filter(due -> !duesBefore.contains(due)).map(Due::timer).toList(),
                duesBefore.stream().filter(due -> !dues.contains(due)).map(Due::id).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Decision failed(Standing.Failed failed) {
        var detail = Json.object();
        detail.set("error", Errors.json(failed.error()));
        advance.story.tell(StoryEvent.RUN_FAILED, null, detail);
        settle(RunStatus.FAILED);
        if (advance.progress.failed == null) {
            advance.progress.failed = Progress.DOCUMENT;
        }
        var state = StateWriter.write(advance.progress);
        return ended(measured(state).fits() ? state : fallback.get(), failed);
    }

    private Measure measured(RunState state) {
        var limits = advance.limits();
        return Measure.of(
                state.stored(), limits.stateSize(), limits.depth() + StateWriter.OWN_DEPTH);
    }

    private Decision ended(RunState state, Standing standing) {
        return new Decision(
                state,
                standing,
                advance.view,
                advance.story.entries(),
                List.of(),
                askingBefore,
                List.of(),
                duesBefore.stream().map(Due::id).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /// Moves the case as C-88 and C-89 say.
    private void settle(RunStatus status) {
        advance.move(null, status.leaves(advance.view.status()));
    }
}
