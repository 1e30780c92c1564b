package caseloom.core.interpreter;

import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// What the APIs show as the output of a run that ended (C-132, C-133).
public final class RunOutputs {

    private RunOutputs() {}

    /// The result where the document has an `output` of its own, in an object; else `{}`.
    static ObjectNode completed(Definition definition, JsonNode result) {
        var output = definition.output();
        if (output.transform() == null && output.schema() == null) {
            return Json.object();
        }
        if (result instanceof ObjectNode object) {
            return object;
        }
        var wrapped = Json.object();
        wrapped.set("result", result);
        return wrapped;
    }

    /// The error of a failed run, with the id of the step that failed.
    public static ObjectNode failure(Standing.Failed failed, ListedSteps ids) {
        var output = Json.object();
        var shown = output.putObject("error");
        shown.put("code", code(failed.error().type()));
        shown.put("message", message(failed.error()));
        var step = failed.step();
        shown.put("step_id", step == null ? null : ids.id(step).orElse(null));
        return output;
    }

    private static String code(String type) {
        var word =
                Errors.last(type.replaceAll("/+$", ""))
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .replaceAll("[^A-Za-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "")
                        .toLowerCase(Locale.ROOT);
        return word.isEmpty() ? "error" : word;
    }

    /// One sentence: what went wrong, and where that is known, the particulars.
    private static String message(RunError error) {
        var title = error.title() == null ? "" : error.title().strip();
        var detail = error.detail() == null ? "" : error.detail().strip();
        var text = title.isEmpty() || detail.isEmpty() ? title + detail : title + ": " + detail;
        if (text.isEmpty()) {
            return "The workflow failed.";
        }
        return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }
}
