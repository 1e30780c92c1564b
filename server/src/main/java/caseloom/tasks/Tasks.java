package caseloom.tasks;

import caseloom.cases.Cases;
import caseloom.cases.HistoryEntry;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.WorkflowId;
import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedSteps;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.tasks.TasksStore.Wanted;
import caseloom.workflows.PublishedWorkflows;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reading tasks: every case and every run without one, whichever way it came in (L-113). Safe to
/// share.
public final class Tasks {

    /// All that the runs of one task may have decided, and a bound all the same.
    private static final int DECISIONS_MOST = 50_000;

    /// To ask about a task by its number costs about as much as to read so many runs in a row. So
    /// while the end of the wanted part lies within one in so many of those that fit, asking one
    /// task after the other is quicker than to collect all that fit (ADR 13).
    private static final int WALK_WORTH = 8;

    private final TasksStore store = new TasksStore();
    private final Db db;
    private final Cases cases;
    private final PublishedWorkflows workflows;

    public Tasks(Db db, Cases cases, PublishedWorkflows workflows) {
        this.db = db;
        this.cases = cases;
        this.workflows = workflows;
    }

    /// A part of a list.
    ///
    /// @param total how many fit in all
    public record Page(List<TaskAtStep> tasks, long total) {}

    public Optional<Task> find(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.find(tx, organization, number));
    }

    /// The newest first. A few statements, whatever its length.
    public Page page(OrganizationId organization, TaskFilter filter, int limit, long offset) {
        if (filter.matchesNothing()) {
            return new Page(List.of(), 0);
        }
        var found = db.tx(organization, tx -> found(tx, organization, filter, limit, offset));
        var tasks = found.tasks;
        var reached = cases.reached(organization, tasks.stream().map(Task::id).toList());
        var known = new HashMap<Version, ListedSteps>();
        return new Page(
                tasks.stream()
                        .map(task -> {
                            var steps =
                                    known.computeIfAbsent(
                                            new Version(task.workflow(), task.version()),
                                            _ -> ListedSteps.of(definition(task)));
                            var end = reached.getOrDefault(task.id(), List.of());
                            return at(organization, task, steps, end);
                        })
                        .toList(),
                found.total);
    }

    private record Found(List<Task> tasks, long total) {}

    private Found found(
            Tx tx, OrganizationId organization, TaskFilter filter, int limit, long offset) {
        var key = filter.workflow();
        var workflow = key.flatMap(text -> store.workflow(tx, organization, text));
        if (key.isPresent() && workflow.isEmpty()) {
            return new Found(List.of(), 0);
        }
        var wanted =
                new Wanted(organization, filter.status(), workflow.orElse(null), filter.metadata());
        var total = store.count(tx, wanted);
        if (offset >= total) {
            return new Found(List.of(), total);
        }
        var few = filter.status().filter(_ -> (offset + limit) * WALK_WORTH > total);
        var numbers =
                few.isPresent()
                        ? store.numbersOfFew(tx, wanted, few.get(), limit, offset)
                        : store.numbers(tx, wanted, limit, offset);
        return new Found(store.byNumbers(tx, organization, numbers), total);
    }

    private record Version(WorkflowId workflow, int number) {}

    /// What became of a task, step by step.
    public TaskStory story(OrganizationId organization, Task task) {
        var steps = ListedSteps.of(definition(task));
        var history = cases.history(organization, task.id(), Optional.empty(), DECISIONS_MOST);
        var runs = StepRuns.of(task, steps, history);
        return new TaskStory(new TaskAtStep(task, StepRuns.current(task, steps, runs)), runs);
    }

    /// The document that the task runs by.
    public Definition definition(Task task) {
        return workflows.version(task.workflow(), task.version()).definition();
    }

    /// As a rule the newest decision says where a task is. One that tells of containers only does
    /// not, and then all of them are read.
    private TaskAtStep at(
            OrganizationId organization, Task task, ListedSteps steps, List<HistoryEntry> end) {
        var runs = StepRuns.of(task, steps, end);
        return runs.size() == 1 && !end.isEmpty()
                ? story(organization, task).reached()
                : new TaskAtStep(task, StepRuns.current(task, steps, runs));
    }
}
