package caseloom.core.interpreter;

import caseloom.core.definition.Function;
import caseloom.core.definition.Step;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One execution of one step. A loop's round and a retry make a new one, with a new number.
final class Activation {

    final int id;
    final Step step;
    final Scope scope;
    final Instant started;

    /// The step's transformed input; its raw input until `input.from` was evaluated.
    JsonNode input;

    @Nullable Due timeout;

    Work work = new Work.Starting();

    Activation(int id, Scope scope, Instant started) {
        this.id = id;
        this.step = scope.step();
        this.scope = scope;
        this.started = started;
        this.input = scope.data;
    }

    /// The input as it came, before `input.from`.
    JsonNode raw() {
        return scope.data;
    }

    /// Whether its callback is being opened: the URL is not known yet.
    boolean opensCallback() {
        return work instanceof Work.Asking
                && step instanceof Step.CallFunction call
                && call.function() == Function.WAIT_CALLBACK;
    }

    /// Whether people are being asked. Once all have signed, nobody is.
    boolean asksPeople() {
        return work instanceof Work.Asking asking
                && step instanceof Step.CallFunction call
                && call.function().asksPeople()
                && !(asking.kept() != null && SignatureCalls.has(step));
    }

    String pointer() {
        return step.common().pointer();
    }

    /// The activation around this one, or null at the top.
    @Nullable Activation around() {
        return scope.owner;
    }
}
