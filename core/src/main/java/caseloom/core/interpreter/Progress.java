package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run remembers, unpacked from its state for one decision and changed in place there.
final class Progress {

    /// What `failed` holds when it was not a step that failed.
    static final int DOCUMENT = 0;

    final JsonNode input;
    final Instant started;
    JsonNode context;

    /// The number that the next activation or timer gets.
    int next = 1;

    int steps;
    int entries;
    @Nullable Due deadline;

    /// The document's own list; null until the document's input was taken.
    @Nullable Scope root;

    /// The activation whose error nobody caught; null while the run lives.
    @Nullable Integer failed;

    Progress(JsonNode input, Instant started, JsonNode context) {
        this.input = input;
        this.started = started;
        this.context = context;
    }

    int number() {
        return next++;
    }

    /// The activations under way, outer before inner.
    List<Activation> activations() {
        var found = new ArrayList<Activation>();
        for (var scope : scopes()) {
            if (scope.running != null) {
                found.add(scope.running);
            }
        }
        return found;
    }

    /// The lists under way, outer before inner.
    List<Scope> scopes() {
        var found = new ArrayList<Scope>();
        var scope = root;
        while (scope != null) {
            found.add(scope);
            scope = scope.running == null ? null : scope.running.work.scope();
        }
        return found;
    }

    /// The timers this state waits for.
    List<Due> dues() {
        var found = new ArrayList<Due>();
        add(found, deadline);
        for (var activation : activations()) {
            add(found, activation.timeout);
            add(found, activation.work.due());
        }
        return found;
    }

    /// The activations whose effects are out.
    List<Integer> asking() {
        var found = new ArrayList<Integer>();
        for (var activation : activations()) {
            if (activation.work instanceof Work.Asking) {
                found.add(activation.id);
            }
        }
        return found;
    }

    private static void add(List<Due> found, @Nullable Due due) {
        if (due != null) {
            found.add(due);
        }
    }
}
