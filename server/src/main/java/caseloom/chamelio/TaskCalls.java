package caseloom.chamelio;

import caseloom.core.cases.RunStatus;
import caseloom.core.json.Json;
import caseloom.core.variables.Findings;
import caseloom.http.Answer;
import caseloom.http.Query;
import caseloom.runs.Outcome;
import caseloom.runs.Runs;
import caseloom.tasks.Task;
import caseloom.tasks.TaskFilter;
import caseloom.tasks.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// List, get and cancel tasks (sections 5.1, 5.2 and 5.5). Safe to share.
final class TaskCalls {

    private static final String METADATA = "metadata.";

    /// In the order of L-111.
    private static final Map<String, RunStatus> STATUSES = statuses();

    private final Tasks tasks;
    private final Runs runs;
    private final TaskJson json;
    private final Involved involved;

    TaskCalls(Tasks tasks, Runs runs, Involved involved, String dashboardUrl) {
        this.tasks = tasks;
        this.runs = runs;
        this.json = new TaskJson(dashboardUrl);
        this.involved = involved;
    }

    Answer list(Asked asked) {
        var flaws = new Flaws();
        var query = asked.request().query();
        var status = query.get("status").flatMap(word -> status(word, flaws));
        var window = Window.of(query, flaws);
        if (!flaws.isEmpty()) {
            return flaws.answer();
        }
        var filter = new TaskFilter(status, query.get("workflow_id"), metadata(query));
        var page = tasks.page(asked.organization(), filter, window.limit(), window.offset());
        var body = Json.object();
        var list = body.putArray("tasks");
        var people = involved.of(asked.organization(), page.tasks());
        for (var one : page.tasks()) {
            list.add(json.listed(one, tasks.definition(one.task()), people));
        }
        return Details.ok(body.put("total", page.total()));
    }

    Answer get(Asked asked) {
        return found(
                asked,
                task -> {
                    var story = tasks.story(asked.organization(), task);
                    var people = involved.of(asked.organization(), List.of(story.reached()));
                    return Details.ok(json.whole(story, tasks.definition(task), people));
                });
    }

    /// No kind of step makes versions yet: there is none of any task (L-163).
    Answer negotiation(Asked asked) {
        return found(asked, _ -> Details.TASK_NOT_FOUND);
    }

    /// Of two at the same moment one finds the run ended (L-152).
    Answer cancel(Asked asked) {
        return found(
                asked,
                task -> {
                    return switch (runs.cancel(asked.caller().actor(), task.run())) {
                        case Outcome.Done _ ->
                                Details.ok(
                                        Json.object()
                                                .put("task_id", task.id().value())
                                                .put("status", "cancelled")
                                                .put("message", "Task cancelled successfully"));
                        case Outcome.NotNow _ -> Details.NOT_CANCELLABLE;
                        case Outcome.Unknown() -> Details.TASK_NOT_FOUND;
                    };
                });
    }

    Answer found(Asked asked, Function<Task, Answer> call) {
        var number = TaskNumber.of(asked);
        var flaws = new Flaws();
        number.tell(flaws);
        return flaws.isEmpty() ? found(asked, number, call) : flaws.answer();
    }

    /// Answers with the task of a number in which nothing is wrong.
    Answer found(Asked asked, TaskNumber number, Function<Task, Answer> call) {
        return number.id()
                .flatMap(id -> tasks.find(asked.organization(), id))
                .map(call)
                .orElse(Details.TASK_NOT_FOUND);
    }

    private static Optional<RunStatus> status(String word, Flaws flaws) {
        var status = Optional.ofNullable(STATUSES.get(word));
        if (status.isEmpty()) {
            flaws.add(
                    Findings.enumeration(List.copyOf(STATUSES.keySet())), Place.QUERY.at("status"));
        }
        return status;
    }

    private static Map<String, String> metadata(Query query) {
        var wanted = new LinkedHashMap<String, String>();
        query.all()
                .forEach((name, value) -> {
                    if (name.startsWith(METADATA)) {
                        wanted.put(name.substring(METADATA.length()), value);
                    }
                });
        return wanted;
    }

    private static Map<String, RunStatus> statuses() {
        var statuses = new LinkedHashMap<String, RunStatus>();
        statuses.put("pending", RunStatus.PENDING);
        statuses.put("in_progress", RunStatus.RUNNING);
        statuses.put("completed", RunStatus.COMPLETED);
        statuses.put("failed", RunStatus.FAILED);
        statuses.put("cancelled", RunStatus.CANCELLED);
        return statuses;
    }
}
