package caseloom.core.interpreter;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the decision from an advance: what is written, started and dropped follows from comparing
/// the state before with the state after.
final class Closing {

    private final Advance advance;
    private final Supplier<RunState> fallback;
    private final Wants before;

    private Closing(Advance advance, Supplier<RunState> fallback, Wants before) {
        this.advance = advance;
        this.fallback = fallback;
        this.before = before;
    }

    /// What a run wants of the shell while it waits.
    private record Wants(
            List<Due> dues,
            List<Integer> asking,
            List<Listener> listeners,
            List<Integer> callbacks) {

        static final Wants NOTHING = new Wants(List.of(), List.of(), List.of(), List.of());

        static Wants of(Advance advance) {
            var progress = advance.progress;
            return new Wants(
                    progress.dues(),
                    progress.asking(),
                    Listens.listeners(advance),
                    progress.callbacks());
        }
    }

    /// Before a decision. A failed run wants nothing, whatever its state holds.
    ///
    /// @param fallback the state to fail with when the one at the failing step cannot be kept
    static Closing opened(Advance advance, Supplier<RunState> fallback) {
        var live = advance.progress.failed == null;
        return new Closing(advance, fallback, live ? Wants.of(advance) : Wants.NOTHING);
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
                yield decided(RunState.ended(), standing, Wants.NOTHING);
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
        return decided(state, standing, Wants.of(advance));
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
        return decided(measured(state).fits() ? state : fallback.get(), failed, Wants.NOTHING);
    }

    private Measure measured(RunState state) {
        var limits = advance.limits();
        return Measure.of(
                state.stored(), limits.stateSize(), limits.depth() + StateWriter.OWN_DEPTH);
    }

    private Decision decided(RunState state, Standing standing, Wants after) {
        var asking = new HashSet<>(after.asking);
        return new Decision(
                state,
                standing,
                advance.view,
                advance.story.entries(),
                advance.effects.stream()
                        .filter(effect -> asking.contains(effect.activation()))
                        .toList(),
                without(before.asking, asking),
                without(after.dues, Set.copyOf(before.dues)).stream().map(Due::timer).toList(),
                without(before.dues, Set.copyOf(after.dues)).stream().map(Due::id).toList(),
                without(after.listeners, Set.copyOf(before.listeners)),
                without(before.listeners, Set.copyOf(after.listeners)).stream()
                        .map(Listener::id)
                        .toList(),
                advance.emitted,
                without(before.callbacks, Set.copyOf(after.callbacks)));
    }

    private static <T> List<T> without(List<T> some, Set<T> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    /// Moves the case as C-88 and C-89 say.
    private void settle(RunStatus status) {
        advance.move(null, status.leaves(advance.view.status()));
    }
}
