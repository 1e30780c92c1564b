package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The state of a run as JSON. Data stands once in `values`, however often it is referred to, so
/// that a deep nest of steps that pass the same data on stays small.
final class StateWriter {

    static final int VERSION = 1;

    /// How much deeper than the data in it a state may be: a nest of steps counts thrice.
    static final int OWN_DEPTH = 400;

    private static final String FAILED = "failed";

    private final ArrayNode values = Json.object().arrayNode();
    private final IdentityHashMap<JsonNode, Integer> seen = new IdentityHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();

    private final IdentityHashMap<Scope, Integer> turns = new IdentityHashMap<>();

    private StateWriter() {}

    static RunState write(Progress progress) {
        return new RunState(new StateWriter().state(progress));
    }

    /// The state of a run that failed before its first step.
    static RunState unbegun(Progress progress) {
        var fresh = new Progress(progress.input, progress.started, Json.object());
        fresh.failed = Progress.DOCUMENT;
        return write(fresh);
    }

    /// The same state, marked as the one a run failed with.
    static RunState failed(RunState state) {
        var marked = Json.object();
        marked.setAll((ObjectNode) state.stored());
        if (!marked.has(FAILED)) {
            marked.put(FAILED, Progress.DOCUMENT);
        }
        return new RunState(marked);
    }

    private ObjectNode state(Progress progress) {
        var state = Json.object().put("v", VERSION);
        state.put("started", progress.started.toString());
        state.put("next", progress.next);
        state.put("steps", progress.steps);
        state.put("entries", progress.entries);
        state.put("input", value(progress.input));
        state.put("context", value(progress.context));
        due(state, "deadline", progress.deadline);
        if (progress.failed != null) {
            state.put(FAILED, progress.failed);
        }
        if (!progress.used.isEmpty()) {
            var used = state.putArray("used");
            progress.used.forEach(used::add);
        }
        turns(progress);
        if (progress.root != null) {
            state.set("root", scope(progress.root));
        }
        state.set("values", values);
        return state;
    }

    /// Whose turn it is needs to be said only when there are several.
    private void turns(Progress progress) {
        if (progress.ready.size() > 1) {
            progress.ready.forEach(scope -> turns.put(scope, turns.size() + 1));
        }
    }

    /// Where the value stands. Equal texts are one value, so that a state does not depend on which
    /// nodes happened to be shared in memory.
    private int value(JsonNode node) {
        var known = seen.get(node);
        if (known != null) {
            return known;
        }
        var place = places.computeIfAbsent(Json.write(node), _ -> values.size());
        if (place == values.size()) {
            values.add(node);
        }
        seen.put(node, place);
        return place;
    }

    private ObjectNode scope(Scope scope) {
        var node = Json.object().put("at", scope.at).put("data", value(scope.data));
        if (scope.context != null) {
            node.put("context", value(scope.context));
        }
        if (scope.done) {
            node.put("done", true);
        }
        if (turns.containsKey(scope)) {
            node.put("turn", turns.get(scope));
        }
        if (scope.running != null) {
            node.set("step", activation(scope.running));
        }
        return node;
    }

    private ObjectNode activation(Activation activation) {
        var node = Json.object().put("id", activation.id);
        node.put("started", activation.started.toString());
        node.put("input", value(activation.input));
        due(node, "timeout", activation.timeout);
        work(node, activation);
        return node;
    }

    private void work(ObjectNode node, Activation activation) {
        switch (activation.work) {
            case Work.Starting _ -> {}
            case Work.Body body -> node.putObject("do").set("list", scope(body.scope()));
            case Work.Loop loop -> {
                var part = node.putObject("for");
                if (!Loops.again(activation.step, loop)) {
                    part.put("items", value(loop.items()));
                }
                part.put("index", loop.index()).set("list", scope(loop.round()));
            }
            case Work.Trying trying -> {
                var part = node.putObject("try").put("attempt", trying.attempt());
                due(part, "limit", trying.limit());
                part.set("list", scope(trying.body()));
            }
            case Work.Pausing pausing ->
                    due(
                            node.putObject("pause").put("attempt", pausing.attempt()),
                            "due",
                            pausing.due());
            case Work.Catching catching -> {
                var part = node.putObject("catch");
                part.put("error", value(Errors.json(catching.error())));
                part.set("list", scope(catching.body()));
            }
            case Work.Waiting waiting -> due(node.putObject("wait"), "due", waiting.due());
            case Work.Asking asking -> {
                var part = node.putObject("ask");
                if (asking.kept() != null) {
                    part.put("kept", value(asking.kept()));
                }
            }
            case Work.Branching fork -> {
                var branches = node.putArray("fork");
                fork.branches().forEach(branch -> branches.add(scope(branch)));
            }
            case Work.Listening listening -> {
                var part = HearingState.write(listening.hearing(), this::value);
                node.set("listen", part);
                if (listening.round() != null) {
                    part.set("list", scope(listening.round()));
                }
            }
            case Work.Calling(var url, var reminders) -> {
                var part = node.putObject("callback").put("url", url);
                if (reminders != null) {
                    part.set("remind", reminders.write());
                }
            }
        }
    }

    static void due(ObjectNode node, String name, @Nullable Due due) {
        if (due != null) {
            node.putObject(name)
                    .put("id", due.id())
                    .put("from", due.from().toString())
                    .put("at", due.at().toString());
        }
    }
}
