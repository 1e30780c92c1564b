package caseloom.core.interpreter;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a person's retry does with the state that a run failed with: the step that failed begins
/// again, and what was under way beside it, or when the document failed, goes on as it stood.
final class Retrial {

    private final Advance advance;
    private final Progress progress;
    private final Walk walk;

    Retrial(Advance advance, Walk walk) {
        this.advance = advance;
        this.progress = advance.progress;
        this.walk = walk;
    }

    void begin() {
        int failed = Objects.requireNonNull(progress.failed);
        var scope = place(failed);
        advance.revive(scope == null || scope.through() ? null : scope.step().common().pointer());
        if (scope == null) {
            walk.begin();
            return;
        }
        if (failed != Progress.DOCUMENT) {
            again(scope);
        }
        goOnBeside();
    }

    /// What was under way beside the failed step goes on, and limits of time begin anew.
    void goOnBeside() {
        progress.activations().forEach(this::goOn);
        renewed();
    }

    /// The list of the step that failed, else the one reached last; null when the run failed before
    /// its first step.
    private @Nullable Scope place(int step) {
        for (var activation : progress.activations()) {
            if (activation.id == step) {
                return activation.scope;
            }
        }
        var scopes = progress.scopes();
        return scopes.isEmpty() ? null : scopes.getLast();
    }

    /// Its step begins again, as another activation. The list may have its turn already.
    private void again(Scope scope) {
        if (scope.running != null) {
            walk.ready(scope);
            progress.prune();
        } else if (!progress.ready.contains(scope)) {
            progress.ready.add(scope);
        }
    }

    /// What waited beside the failed step. Its requests are made again and its callbacks get
    /// another URL; a pause keeps its moment, and a `listen` what it has taken.
    private void goOn(Activation activation) {
        switch (activation.work) {
            case Work.Asking _, Work.Calling _, Work.Starting _ -> again(activation.scope);
            case Work.Waiting(var due) -> activation.work = new Work.Waiting(renumbered(due));
            case Work.Pausing(var attempt, var due) ->
                    activation.work = new Work.Pausing(attempt, renumbered(due));
            case Work.Body _,
                    Work.Loop _,
                    Work.Trying _,
                    Work.Catching _,
                    Work.Branching _,
                    Work.Listening _ -> {}
        }
    }

    private Due renumbered(Due due) {
        return new Due(progress.number(), due.from(), due.at());
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
