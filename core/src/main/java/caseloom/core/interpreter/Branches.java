package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What a `fork` does: begin its branches, and come together when they have ended (W-4, W-5).
final class Branches {

    private Branches() {}

    /// Every branch starts from the same input and the same `$context`.
    static Work begin(Advance advance, Activation activation, Step.Fork step) {
        var context = advance.progress.context(activation);
        return new Work.Branching(
                step.branches().stream()
                        .map(list -> {
                            var branch = new Scope(list, activation, activation.input);
                            branch.context = context;
                            return branch;
                        })
                        .toList());
    }

    /// A branch has ended. The first one wins where they compete, else the last one joins them.
    static Deed ended(Advance advance, Activation activation, Scope branch) {
        if (!(activation.step instanceof Step.Fork step)
                || !(activation.work instanceof Work.Branching(var branches))) {
            throw new IllegalStateException("not a fork: " + activation.pointer());
        }
        branch.done = true;
        if (step.compete()) {
            advance.cancel(activation, null);
            join(advance, activation, List.of(branch));
            return new Deed.Gave(branch.data);
        }
        if (!branches.stream().allMatch(one -> one.done)) {
            return new Deed.Still();
        }
        join(advance, activation, branches);
        var output = Json.array();
        branches.forEach(one -> output.add(one.data));
        return new Deed.Gave(output);
    }

    /// Merges what the branches changed in `$context`, in the order of the document.
    private static void join(Advance advance, Activation activation, List<Scope> branches) {
        var before = advance.progress.context(activation);
        var joined = before;
        for (var branch : branches) {
            if (branch.context != null && !branch.context.equals(before)) {
                joined = merged(before, joined, branch.context);
            }
        }
        advance.progress.export(activation, joined);
    }

    private static JsonNode merged(JsonNode before, JsonNode joined, JsonNode changed) {
        if (!(changed instanceof ObjectNode after) || !before.isObject() || !joined.isObject()) {
            return changed;
        }
        var merged = Json.object();
        merged.setAll((ObjectNode) joined);
        before.fieldNames()
                .forEachRemaining(name -> {
                    if (!after.has(name)) {
                        merged.remove(name);
                    }
                });
        for (var member : after.properties()) {
            if (!member.getValue().equals(before.get(member.getKey()))) {
                merged.set(member.getKey(), member.getValue());
            }
        }
        return merged;
    }
}
