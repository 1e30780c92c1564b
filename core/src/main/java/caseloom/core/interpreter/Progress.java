package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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

    /// The lists whose next move is due, in the order of their turns.
    final ArrayDeque<Scope> ready = new ArrayDeque<>();

    /// Numbers of the events that a `listen` has used up.
    final TreeSet<Long> used = new TreeSet<>();

    /// The activation whose callback is being opened: nothing else moves until its URL is known.
    @Nullable Activation opening;

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

    /// `$context` at that place: each branch of a fork has its own (W-5).
    JsonNode context(@Nullable Activation at) {
        var branch = branch(at);
        return branch == null || branch.context == null ? context : branch.context;
    }

    void export(@Nullable Activation at, JsonNode value) {
        var branch = branch(at);
        if (branch == null) {
            context = value;
        } else {
            branch.context = value;
        }
    }

    private static @Nullable Scope branch(@Nullable Activation at) {
        for (var inner = at; inner != null; inner = inner.around()) {
            if (inner.scope.context != null) {
                return inner.scope;
            }
        }
        return null;
    }

    /// Whether that is still a part of the run, and not of something that was cancelled.
    boolean live(Activation activation) {
        return activation.scope.running == activation && live(activation.scope);
    }

    private boolean live(Scope scope) {
        var owner = scope.owner;
        return owner == null ? scope == root : owner.work.scopes().contains(scope) && live(owner);
    }

    /// Forgets the turns of what was cancelled.
    void prune() {
        ready.removeIf(scope -> !live(scope));
        if (opening != null && !live(opening)) {
            opening = null;
        }
    }

    /// The activations under way, outer before inner, branches in the order of the document.
    List<Activation> activations() {
        var found = new ArrayList<Activation>();
        for (var scope : scopes()) {
            if (scope.running != null) {
                found.add(scope.running);
            }
        }
        return found;
    }

    /// The lists under way, outer before inner, branches in the order of the document.
    List<Scope> scopes() {
        var found = new ArrayList<Scope>();
        if (root != null) {
            collect(root, found);
        }
        return found;
    }

    private static void collect(Scope scope, List<Scope> found) {
        found.add(scope);
        if (scope.running != null) {
            scope.running.work.scopes().forEach(inner -> collect(inner, found));
        }
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
            if (activation.work instanceof Work.Asking
                    || (activation.work instanceof Work.Calling calling && calling.reminds())) {
                found.add(activation.id);
            }
        }
        return found;
    }

    /// The activations whose callbacks are open, and those that wait for people.
    List<Activation> calling() {
        return activations().stream()
                .filter(activation -> activation.work instanceof Work.Calling)
                .toList();
    }

    /// The activations that wait for a callback or for people, or are about to.
    List<Integer> callbacks() {
        return activations().stream()
                .filter(one ->
                        one.opensCallback() || one.asksPeople() || one.work instanceof Work.Calling)
                .map(one -> one.id)
                .toList();
    }

    private static void add(List<Due> found, @Nullable Due due) {
        if (due != null) {
            found.add(due);
        }
    }
}
