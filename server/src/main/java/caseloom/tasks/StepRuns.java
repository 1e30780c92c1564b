package caseloom.tasks;

import caseloom.cases.HistoryEntry;
import caseloom.core.definition.Definition;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.tasks.StepRun.Status;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// The step runs of a task, read out of its history (L-97, L-120 to L-128): what a step type tells
/// in the history shows here without more ado. For one reading.
final class StepRuns {

    /// More entries than one run may write.
    private static final long ENTRIES = 100_000;

    private final ListedSteps steps;
    private final List<StepRun> found = new ArrayList<>();

    private StepRuns(Definition definition) {
        this.steps = ListedSteps.of(definition);
    }

    /// In the order they started, the intake first.
    static List<StepRun> of(Task task, Definition definition, List<HistoryEntry> history) {
        var runs = new StepRuns(definition);
        runs.intake(task, history);
        var place = 0L;
        for (var entry : history) {
            place++;
            runs.add(entry, entry.run().value() * ENTRIES + place % ENTRIES);
        }
        return List.copyOf(runs.found);
    }

    /// Complete once a worker took the run, or with the request that started it (L-94, L-267).
    private void intake(Task task, List<HistoryEntry> history) {
        var first = history.isEmpty() ? task.run() : history.getFirst().run();
        var taken =
                switch (task.status()) {
                    case PENDING -> Status.IN_PROGRESS;
                    case RUNNING, COMPLETED, FAILED -> Status.COMPLETED;
                    case CANCELLED ->
                            history.stream().anyMatch(entry -> entry.event().equals("run.started"))
                                    ? Status.COMPLETED
                                    : Status.CANCELLED;
                };
        var intake = task.intake() instanceof ObjectNode object ? object : Json.object();
        found.add(
                new StepRun(
                        first.value() * ENTRIES,
                        steps.at("").orElseThrow(),
                        taken,
                        taken == Status.COMPLETED ? intake : Json.object()));
    }

    private void add(HistoryEntry entry, long number) {
        switch (entry.event()) {
            case "run.failed" -> end(Status.FAILED);
            case "run.cancelled" -> end(Status.CANCELLED);
            case "step.waiting" -> at(entry, number, Status.IN_PROGRESS);
            case "step.skipped" -> at(entry, number, Status.SKIPPED);
            case "step.failed" -> at(entry, number, Status.FAILED);
            case "step.completed",
                    "status.changed",
                    "attributes.changed",
                    "subject.changed",
                    "note.added" ->
                    at(entry, number, Status.COMPLETED);
            default -> {
                // Landmarks of the run and of containers are no steps.
            }
        }
    }

    private void at(HistoryEntry entry, long number, Status status) {
        if (entry.step() != null) {
            steps.at(entry.step()).ifPresent(step -> at(step, entry, number, status));
        }
    }

    /// A pass ends what waits; without a waiting one it is a new pass.
    private void at(ListedStep step, HistoryEntry entry, long number, Status status) {
        for (var i = found.size() - 1; i >= 0; i--) {
            var run = found.get(i);
            if (run.step().equals(step) && run.status().open()) {
                found.set(i, new StepRun(run.number(), step, status, produced(entry)));
                return;
            }
        }
        found.add(new StepRun(number, step, status, produced(entry)));
    }

    private void end(Status status) {
        found.replaceAll(run ->
                run.status().open()
                        ? new StepRun(run.number(), run.step(), status, run.produced())
                        : run);
    }

    private static ObjectNode produced(HistoryEntry entry) {
        return entry.event().equals("attributes.changed")
                        && entry.detail() != null
                        && entry.detail().get("set") instanceof ObjectNode set
                ? set
                : Json.object();
    }
}
