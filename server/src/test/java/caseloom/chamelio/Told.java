package caseloom.chamelio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/// What a task tells, in short texts to compare.
final class Told {

    private Told() {}

    static List<String> runs(JsonNode task) {
        return all(
                task.get("step_runs"),
                run ->
                        run.get("step_id").textValue()
                                + " "
                                + run.get("step_type").textValue()
                                + " "
                                + run.get("status").textValue());
    }

    static List<String> ids(JsonNode task) {
        return all(task.get("step_runs"), run -> run.get("step_run_id").textValue());
    }

    static List<String> values(JsonNode owner) {
        return all(
                owner.get("variables"),
                one ->
                        one.get("variable_id").textValue()
                                + "="
                                + one.get("value")
                                + "@"
                                + one.get("step_id").textValue());
    }

    static List<String> names(JsonNode object) {
        return List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    }

    private static List<String> all(JsonNode list, Function<JsonNode, String> told) {
        return StreamSupport.stream(list.spliterator(), false).map(told).toList();
    }
}
