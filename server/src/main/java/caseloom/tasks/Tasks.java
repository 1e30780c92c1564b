package caseloom.tasks;

import caseloom.cases.Cases;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunStatus;
import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.db.Db;
import caseloom.workflows.PublishedWorkflows;
import java.util.List;
import java.util.Optional;

/// Reading tasks: every case and every run without one, whichever way it came in (L-113). Safe to
/// share.
public final class Tasks {

    /// All that the runs of one task may have decided, and a bound all the same.
    private static final int DECISIONS_MOST = 50_000;

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
    public record Page(List<Task> tasks, long total) {}

    public Optional<Task> find(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.find(tx, organization, number));
    }

    /// The newest first.
    public Page page(OrganizationId organization, TaskFilter filter, int limit, long offset) {
        if (filter.isHopeless()) {
            return new Page(List.of(), 0);
        }
        return db.tx(
                organization,
                tx ->
                        new Page(
                                store.page(tx, organization, filter, limit, offset),
                                store.count(tx, organization, filter)));
    }

    /// What became of a task, step by step.
    public TaskStory story(OrganizationId organization, Task task) {
        var definition = definition(task);
        var history = cases.history(organization, task.id(), Optional.empty(), DECISIONS_MOST);
        var runs = StepRuns.of(task, definition, history);
        return new TaskStory(task, runs, current(task, definition, runs));
    }

    /// The document that the task runs by.
    public Definition definition(Task task) {
        return workflows.version(task.workflow(), task.version()).definition();
    }

    private static ListedStep current(Task task, Definition definition, List<StepRun> runs) {
        for (var i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).status().open()) {
                return runs.get(i).step();
            }
        }
        var steps = ListedSteps.of(definition).all();
        var onlyIntake = runs.size() == 1 && steps.size() > 1;
        return onlyIntake && task.status() == RunStatus.RUNNING
                ? steps.get(1)
                : runs.getLast().step();
    }
}
