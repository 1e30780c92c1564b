package caseloom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Chamelio's External API, for W1. It shows variables only, so a case is judged by what was given
/// and by the steps that it went through; that they leave the same attributes is for Champ's door.
///
/// @param target with a key
/// @param workflow the text id of the refund workflow
record ChamelioDoor(Target target, String workflow) implements Door {

    private static final String INITIATE =
            "{\"variables\": ["
                    + "{\"variable_id\": \"amount\", \"type\": \"number\", \"value\": \"42\"}, "
                    + "{\"variable_id\": \"reason\", \"type\": \"text\","
                    + " \"value\": \"late delivery\"}]}";

    private static final int OK = 200;

    private static final BigDecimal AMOUNT = new BigDecimal(42);

    private static final Map<String, String> STEPS =
            Map.of(
                    "intake_step", "completed",
                    "total", "completed",
                    "large", "completed",
                    "close", "completed");

    @Override
    public String word() {
        return "chamelio";
    }

    @Override
    public byte[] create() {
        return target.request(
                "POST", "/workflows/" + workflow + "/latest/initiate", Target.JSON, INITIATE);
    }

    @Override
    public OptionalLong made(int status, Connection answer) throws IOException {
        return status == OK ? OptionalLong.of(answer.number("task_id")) : OptionalLong.empty();
    }

    @Override
    public byte[] fetch(long number) {
        return target.request("GET", "/tasks/" + number, "", "");
    }

    @Override
    public boolean isOpen(JsonNode answer) {
        var status = answer.path("task").path("status").asText();
        return status.equals("in_progress") || status.equals("pending");
    }

    /// Steps are completed too, so the members before it count.
    @Override
    public boolean isDone(String answer) {
        return !answer.contains("\"in_progress\"") && !answer.contains("\"pending\"");
    }

    @Override
    public Optional<String> complaint(JsonNode answer) {
        var task = answer.path("task");
        var right =
                task.path("status").asText().equals("completed")
                        && steps(task).equals(STEPS)
                        && given(task, "amount").decimalValue().compareTo(AMOUNT) == 0
                        && given(task, "reason").asText().equals("late delivery");
        return right ? Optional.empty() : Workload.complaint(answer);
    }

    private static Map<String, String> steps(JsonNode task) {
        var steps = new HashMap<String, String>();
        task.path("step_runs")
                .forEach(run ->
                        steps.put(run.path("step_id").asText(), run.path("status").asText()));
        return steps;
    }

    private static JsonNode given(JsonNode task, String variable) {
        for (var shown : task.path("variables")) {
            if (shown.path("variable_id").asText().equals(variable)) {
                return shown.path("value");
            }
        }
        return task.path("no such variable");
    }
}
