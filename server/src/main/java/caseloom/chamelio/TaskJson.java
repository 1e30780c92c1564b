package caseloom.chamelio;

import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.core.variables.Variables;
import caseloom.tasks.StepRun;
import caseloom.tasks.Task;
import caseloom.tasks.TaskAtStep;
import caseloom.tasks.TaskStory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tasks as the API writes them (L-116, L-120), members in their published order. Safe to share.
final class TaskJson {

    private final String pages;

    /// Links to tasks begin with the address of the dashboard (L-124).
    TaskJson(String dashboardUrl) {
        this.pages = dashboardUrl + "/workflows/tasks/";
    }

    /// The object of a list.
    ObjectNode listed(TaskAtStep reached, Definition definition, Involved.Found involved) {
        var task = brief(reached, definition, involved);
        task.set("metadata", reached.task().metadata());
        return task;
    }

    private ObjectNode brief(TaskAtStep reached, Definition definition, Involved.Found involved) {
        var task = reached.task();
        var id = task.id().value();
        var brief =
                Json.object()
                        .put("task_id", id)
                        .put("task_url", pages + id)
                        .put("task_title", task.title())
                        .put("workflow_id", task.key())
                        .put("workflow_name", definition.head().title())
                        .put("workflow_version", task.version())
                        .put("workflow_state_id", StateIds.of(task.id()))
                        .put("status", status(task))
                        .put("current_step_id", reached.current().id())
                        .put("current_step_name", reached.current().name())
                        .put("current_step_type", reached.current().type().word())
                        .put("created_at", time(task.createdAt()))
                        .put("updated_at", time(task.updatedAt()))
                        .put("completed_at", completedAt(task))
                        .put("owner_email", task.people().owner())
                        .put("assignee_email", involved.assignee(task));
        involved.collaborators(task).forEach(brief.putArray("collaborator_emails")::add);
        return brief;
    }

    /// The object of a single task, all under `task`.
    ObjectNode whole(TaskStory story, Definition definition, Involved.Found involved) {
        var task = brief(story.reached(), definition, involved);
        var variables = definition.variables();
        task.set("step_runs", stepRuns(story, variables));
        task.set("variables", values(story, variables));
        task.set("metadata", story.task().metadata());
        return Json.object().set("task", task);
    }

    /// The words of L-112.
    static String id(StepRun run) {
        return "sr_" + run.number();
    }

    static String status(Task task) {
        return switch (task.status()) {
            case PENDING -> "pending";
            case RUNNING -> "in_progress";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
    }

    /// L-7.
    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static @Nullable String completedAt(Task task) {
        return task.completedAt() == null ? null : time(task.completedAt());
    }

    private static ArrayNode stepRuns(TaskStory story, Variables variables) {
        var list = Json.array();
        story.runs().forEach(run -> list.add(stepRun(run, variables)));
        return list;
    }

    /// One pass through a step, with what it produced.
    static ObjectNode stepRun(StepRun run, Variables variables) {
        var entry =
                Json.object()
                        .put("step_run_id", id(run))
                        .put("step_id", run.step().id())
                        .put("step_name", run.step().name())
                        .put("step_type", run.step().type().word())
                        .put("status", run.status().word());
        var produced = entry.putArray("variables");
        produced(run, variables, shown -> put(produced, shown, run.step()));
        return entry;
    }

    /// What it set of the attributes, then what was filled in at it.
    private static void produced(StepRun run, Variables variables, Consumer<Variables.Shown> take) {
        variables.shown(run.produced()).forEach(take);
        run.step()
                .fields()
                .ifPresent(fields ->
                        fields.variables().shown(run.produced()).stream()
                                .filter(one -> variables.byId(one.variable().id()).isEmpty())
                                .forEach(take));
    }

    /// The intake's first, in schema order; then what steps set, of a repeated step the newest
    /// (L-128).
    static ArrayNode values(TaskStory story, Variables variables) {
        var list = Json.array();
        for (var shown : variables.shown(story.task().intake())) {
            put(list, shown, ListedSteps.INTAKE);
        }
        for (var run : newest(story)) {
            produced(run, variables, shown -> put(list, shown, run.step()));
        }
        return list;
    }

    /// Of each step but the intake the last run that produced something.
    private static Collection<StepRun> newest(TaskStory story) {
        var newest = new LinkedHashMap<String, StepRun>();
        for (var run : story.runs()) {
            var isIntake = run.step().id().equals(ListedSteps.INTAKE);
            if (!isIntake && !run.produced().isEmpty()) {
                newest.remove(run.step().id());
                newest.put(run.step().id(), run);
            }
        }
        return newest.values();
    }

    private static void put(ArrayNode list, Variables.Shown shown, ListedStep step) {
        put(list, shown, step.id());
    }

    private static void put(ArrayNode list, Variables.Shown shown, String step) {
        JsonNode value = shown.value();
        list.addObject()
                .put("variable_type", shown.variable().type().word())
                .<ObjectNode>set("value", value)
                .put("step_id", step)
                .put("variable_id", shown.variable().id());
    }
}
