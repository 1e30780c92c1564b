package caseloom.core.interpreter;

import caseloom.core.definition.Definition;
import caseloom.core.definition.Step;
import caseloom.core.definition.StepList;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// Reads what `StateWriter` wrote, in this release or an older one, against the definition that the
/// run started with.
final class StateReader {

    private final JsonNode state;
    private final JsonNode values;
    private final IdentityHashMap<Scope, Integer> turns = new IdentityHashMap<>();

    private StateReader(JsonNode state) {
        this.state = state;
        this.values = state.path("values");
    }

    static Progress read(Definition definition, RunState stored) {
        var version = stored.stored().path("v").asInt();
        if (version != StateWriter.VERSION) {
            throw new IllegalStateException("a run state of unknown version " + version);
        }
        return new StateReader(stored.stored()).progress(definition);
    }

    private Progress progress(Definition definition) {
        var progress =
                new Progress(
                        value(state, "input"), moment(state, "started"), value(state, "context"));
        progress.next = state.path("next").asInt();
        progress.steps = state.path("steps").asInt();
        progress.entries = state.path("entries").asInt();
        progress.deadline = due(state, "deadline");
        if (state.has("failed")) {
            progress.failed = state.get("failed").asInt();
        }
        state.path("used").forEach(number -> progress.used.add(number.asLong()));
        if (state.has("root")) {
            progress.root = scope(state.get("root"), definition.steps(), null);
        }
        progress.scopes().stream()
                .filter(Scope::isReady)
                .sorted(Comparator.comparing(scope -> turns.getOrDefault(scope, 0)))
                .forEach(progress.ready::add);
        progress.activations().stream()
                .filter(Activation::opensCallback)
                .forEach(activation -> progress.opening = activation);
        return progress;
    }

    private JsonNode value(JsonNode node, String name) {
        var value = values.get(node.path(name).asInt(-1));
        if (value == null) {
            throw new IllegalStateException("a run state without its " + name);
        }
        return value;
    }

    private static Instant moment(JsonNode node, String name) {
        return Instant.parse(node.path(name).asText());
    }

    static @Nullable Due due(JsonNode node, String name) {
        var due = node.get(name);
        return due == null
                ? null
                : new Due(due.path("id").asInt(), moment(due, "from"), moment(due, "at"));
    }

    private Scope scope(JsonNode node, StepList list, @Nullable Activation owner) {
        var scope = new Scope(list, owner, value(node, "data"));
        scope.at = node.path("at").asInt();
        if (node.has("context")) {
            scope.context = value(node, "context");
        }
        scope.done = node.path("done").asBoolean();
        if (node.has("turn")) {
            turns.put(scope, node.get("turn").asInt());
        }
        if (node.has("step")) {
            scope.running = activation(node.get("step"), scope);
        }
        return scope;
    }

    private Activation activation(JsonNode node, Scope scope) {
        var activation = new Activation(node.path("id").asInt(), scope, moment(node, "started"));
        activation.input = value(node, "input");
        activation.timeout = due(node, "timeout");
        activation.work = work(node, activation);
        return activation;
    }

    private Work work(JsonNode node, Activation activation) {
        return switch (activation.step) {
            case Step.Do step when node.has("do") ->
                    new Work.Body(list(node.get("do"), step.steps(), activation));
            case Step.For step when node.has("for") -> loop(node.get("for"), step, activation);
            case Step.Try step -> trying(node, step, activation);
            case Step.Fork step when node.has("fork") -> fork(node.get("fork"), step, activation);
            case Step.Listen step when node.has("listen") ->
                    listen(node.get("listen"), step, activation);
            case Step.Do _,
                    Step.For _,
                    Step.Set _,
                    Step.Switch _,
                    Step.Raise _,
                    Step.Wait _,
                    Step.Fork _,
                    Step.Listen _,
                    Step.Emit _,
                    Step.RunWorkflow _,
                    Step.CallHttp _,
                    Step.CallOpenApi _,
                    Step.CallFunction _ ->
                    leaf(node);
        };
    }

    private Scope list(JsonNode node, StepList steps, Activation owner) {
        return scope(node.path("list"), steps, owner);
    }

    private Work loop(JsonNode node, Step.For step, Activation activation) {
        return new Work.Loop(
                node.has("items") ? value(node, "items") : MissingNode.getInstance(),
                node.path("index").asInt(),
                list(node, step.steps(), activation));
    }

    private Work fork(JsonNode branches, Step.Fork step, Activation activation) {
        var scopes = new ArrayList<Scope>();
        for (var branch : branches) {
            scopes.add(scope(branch, step.branches().get(scopes.size()), activation));
        }
        return new Work.Branching(scopes);
    }

    private Work listen(JsonNode node, Step.Listen step, Activation activation) {
        var hearing = HearingState.read(node, values::get);
        var steps = step.each() == null ? null : step.each().steps();
        return new Work.Listening(
                hearing, steps == null || !node.has("list") ? null : list(node, steps, activation));
    }

    private Work trying(JsonNode node, Step.Try step, Activation activation) {
        if (node.has("try")) {
            var part = node.get("try");
            return new Work.Trying(
                    part.path("attempt").asInt(),
                    due(part, "limit"),
                    list(part, step.steps(), activation));
        }
        if (node.has("catch") && step.handler().steps() != null) {
            var part = node.get("catch");
            return new Work.Catching(
                    Errors.stored(value(part, "error")),
                    list(part, step.handler().steps(), activation));
        }
        return leaf(node);
    }

    private Work leaf(JsonNode node) {
        if (node.has("pause")) {
            var part = node.get("pause");
            return new Work.Pausing(part.path("attempt").asInt(), needed(part));
        }
        if (node.has("wait")) {
            return new Work.Waiting(needed(node.get("wait")));
        }
        if (node.has("ask")) {
            var part = node.get("ask");
            return new Work.Asking(part.has("kept") ? value(part, "kept") : null);
        }
        if (node.has("callback")) {
            var part = node.get("callback");
            return new Work.Calling(
                    part.path("url").textValue(),
                    part.has("remind") ? Reminders.read(part.get("remind")) : null);
        }
        return new Work.Starting();
    }

    private static Due needed(JsonNode node) {
        var due = due(node, "due");
        if (due == null) {
            throw new IllegalStateException("a run state that waits for nothing");
        }
        return due;
    }
}
