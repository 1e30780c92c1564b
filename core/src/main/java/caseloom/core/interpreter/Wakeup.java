package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies a happening to a run that stands still, so that the walk has somewhere to go on.
final class Wakeup {

    private final Advance advance;
    private final Progress progress;
    private final Walk walk;

    Wakeup(Advance advance, Walk walk) {
        this.advance = advance;
        this.progress = advance.progress;
        this.walk = walk;
    }

    /// False when the happening has nothing to say to this state.
    boolean by(Happening happening) {
        var failed = progress.failed != null;
        return switch (happening) {
            case Happening.Answered(var id, var answer) -> !failed && answered(id, answer);
            case Happening.TimerDue(var timer) -> !failed && due(timer);
            // Nothing listens and no callback is open: such steps cannot be published yet.
            case Happening.EventArrived _, Happening.CalledBack _ -> false;
            case Happening.Continued _ -> !failed && continued();
            case Happening.Retried _ -> failed && retried();
            case Happening.Skipped skipped ->
                    new Skip(advance, walk).by(skipped) && renewed(failed);
        };
    }

    private boolean answered(int id, Answer answer) {
        for (var activation : progress.activations()) {
            if (activation.id == id && activation.work instanceof Work.Asking asking) {
                walk.perform(
                        activation, () -> new Deed.Gave(given(activation.step, asking, answer)));
                return true;
            }
        }
        return false;
    }

    private static JsonNode given(Step step, Work.Asking asking, Answer answer) {
        return switch (answer) {
            case Answer.Response response when step instanceof Step.CallHttp http ->
                    HttpCalls.given(http.call(), asking, response);
            case Answer.Response _ -> throw new IllegalStateException("an answer of another kind");
            case Answer.Unreachable unreachable -> throw HttpCalls.failed(unreachable);
            case Answer.Found found -> CaseFunctions.found(found);
            case Answer.Created _,
                    Answer.Started _,
                    Answer.Ended _,
                    Answer.Faulted _,
                    Answer.Cancelled _,
                    Answer.Refused _,
                    Answer.CallbackOpened _ ->
                    throw new IllegalStateException("an answer that nothing asks for yet");
        };
    }

    private boolean due(int timer) {
        if (has(progress.deadline, timer)) {
            walk.fail(null, Errors.timeout("the workflow took longer than its timeout allows"));
            return true;
        }
        for (var activation : progress.activations()) {
            if (has(activation.timeout, timer)) {
                walk.raise(
                        activation,
                        activation.around(),
                        Errors.timeout("the step took longer than its timeout allows"));
                return true;
            }
            if (has(activation.work.due(), timer)) {
                due(activation);
                return true;
            }
        }
        return false;
    }

    private static boolean has(@Nullable Due due, int timer) {
        return due != null && due.id() == timer;
    }

    private void due(Activation activation) {
        switch (activation.work) {
            case Work.Waiting _ -> walk.perform(activation, () -> new Deed.Gave(activation.input));
            case Work.Pausing pausing ->
                    walk.perform(
                            activation,
                            () ->
                                    new Deed.Busy(
                                            Doing.attempt(
                                                    advance, activation, pausing.attempt() + 1)));
            case Work.Trying _ ->
                    walk.raise(
                            activation,
                            activation,
                            Errors.timeout("the attempt took longer than its limit allows"));
            case Work.Starting _, Work.Body _, Work.Loop _, Work.Catching _, Work.Asking _ ->
                    throw new IllegalStateException("no timer at " + activation.pointer());
        }
    }

    private boolean continued() {
        var scopes = progress.scopes();
        if (scopes.isEmpty() || scopes.getLast().running != null) {
            return false;
        }
        walk.ready(scopes.getLast());
        return true;
    }

    /// The failing step begins again; limits of time and steps around it begin anew.
    private boolean retried() {
        var scope = place(Objects.requireNonNull(progress.failed));
        advance.revive(scope == null || scope.through() ? null : scope.step().common().pointer());
        if (scope == null) {
            walk.begin();
            return true;
        }
        walk.ready(scope);
        renewed();
        return true;
    }

    /// The list to go on in; null when the run failed before its first step.
    private @Nullable Scope place(int step) {
        for (var activation : progress.activations()) {
            if (activation.id == step) {
                return activation.scope;
            }
        }
        var scopes = progress.scopes();
        return scopes.isEmpty() ? null : scopes.getLast();
    }

    /// Of a run that lives anew, limits of time begin anew too.
    private boolean renewed(boolean failed) {
        if (failed) {
            renewed();
        }
        return true;
    }

    private void renewed() {
        progress.deadline = renewed(progress.deadline);
        for (var activation : progress.activations()) {
            activation.timeout = renewed(activation.timeout);
            if (activation.work instanceof Work.Trying(var attempt, var limit, var body)) {
                activation.work = new Work.Trying(attempt, renewed(limit), body);
            }
        }
    }

    private @Nullable Due renewed(@Nullable Due due) {
        return due == null ? null : due.again(progress.number(), advance.now());
    }
}
