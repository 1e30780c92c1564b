package caseloom.core.interpreter;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Decisions as JSON, to be compared and kept in golden files.
final class Told {

    private Told() {}

    static ObjectNode decision(Decision decision) {
        var node = Json.object();
        node.set("standing", standing(decision.standing()));
        var view = node.putObject("case");
        view.put("subject", decision.view().subject());
        view.put("status", decision.view().status());
        view.set("attributes", decision.view().attributes());
        node.set("entries", entries(decision));
        node.put("start", decision.start().toString());
        node.put("drop", decision.drop().toString());
        node.put("set", decision.set().toString());
        node.put("clear", decision.clear().toString());
        told(node, "hear", decision.hear());
        told(node, "deaf", decision.deaf());
        told(node, "emit", decision.emit());
        told(node, "close", decision.close());
        node.set("state", decision.state().stored());
        return node;
    }

    private static void told(ObjectNode node, String name, List<?> all) {
        if (!all.isEmpty()) {
            node.put(name, all.toString());
        }
    }

    static JsonNode entries(Decision decision) {
        var entries = Json.object().arrayNode();
        for (var entry : decision.entries()) {
            var node = entries.addObject().put("event", entry.event());
            if (entry.step() != null) {
                node.put("step", entry.step());
            }
            if (entry.detail() != null) {
                node.set("detail", entry.detail());
            }
        }
        return entries;
    }

    private static JsonNode standing(Standing standing) {
        var node = Json.object();
        switch (standing) {
            case Standing.Parked _ -> node.put("is", "parked");
            case Standing.Again _ -> node.put("is", "again");
            case Standing.Ignored _ -> node.put("is", "ignored");
            case Standing.Failed failed ->
                    node.put("is", "failed").set("error", Errors.json(failed.error()));
            case Standing.Completed completed -> {
                node.put("is", "completed").set("output", completed.output());
                node.set("result", completed.result());
            }
        }
        return node;
    }
}
