package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.definition.StepList;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One pass over a list of steps. Lives for one decision only and is changed in place there; what
/// lasts is the state that is written from it.
final class Scope {

    final StepList list;

    /// The activation this list belongs to; null for the document's own list.
    final @Nullable Activation owner;

    /// The place of the step whose turn it is; the list's size when it is through.
    int at;

    /// The raw input of that step, or what the list gave when it is through.
    JsonNode data;

    /// The step under way; null means that the scope is ready to move.
    @Nullable Activation running;

    /// What `$context` is inside, for a branch of a fork (W-5); null elsewhere.
    @Nullable JsonNode context;

    /// A branch of a fork that has ended while others go on.
    boolean done;

    Scope(StepList list, @Nullable Activation owner, JsonNode data) {
        this.list = list;
        this.owner = owner;
        this.data = data;
    }

    /// Whether its next move is due.
    boolean isReady() {
        return running == null && !done;
    }

    boolean through() {
        return at >= list.steps().size();
    }

    Step step() {
        return list.steps().get(at);
    }
}
