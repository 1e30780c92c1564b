package caseloom.tasks;

import caseloom.cases.HistoryEntry;
import caseloom.core.cases.RunStatus;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.json.Json;
import caseloom.core.webhook.Results;
import caseloom.tasks.StepRun.Status;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The step runs of a task, read out of its history (L-97, L-120 to L-128): what a step type tells
/// in the history shows here without more ado. For one reading.
final class StepRuns {

    /// More entries than one run may write.
    private static final long ENTRIES = 10_000_000;

    /// What says that the intake is complete: the request itself (L-94), or a worker that took the
    /// run (L-267).
    private static final Set<String> TAKEN = Set.of("intake.completed", "run.started");

    private final Task task;
    private final ListedSteps steps;
    private final List<StepRun> found = new ArrayList<>();

    /// Places in the list by pointer, in the order they started.
    private final Map<String, Integer> open = new LinkedHashMap<>();

    private StepRuns(Task task, ListedSteps steps) {
        this.task = task;
        this.steps = steps;
    }

    /// In the order they started, the intake first.
    ///
    /// @param history all of it: the numbers of the step runs count its entries
    static List<StepRun> of(Task task, ListedSteps steps, List<HistoryEntry> history) {
        var runs = new StepRuns(task, steps);
        runs.intake(history);
        var run = task.run();
        var place = 0L;
        for (var entry : history) {
            place = entry.run().equals(run) ? place + 1 : 1;
            run = entry.run();
            runs.add(entry, run.value() * ENTRIES + place);
        }
        return List.copyOf(runs.found);
    }

    /// The step being worked or waited on; after the end the last one reached (L-125).
    static ListedStep current(Task task, ListedSteps steps, List<StepRun> runs) {
        for (var run : runs.reversed()) {
            if (run.status().open()) {
                return run.step();
            }
        }
        var onlyIntake = runs.size() == 1 && steps.all().size() > 1;
        return onlyIntake && task.status() == RunStatus.RUNNING
                ? steps.all().get(1)
                : runs.getLast().step();
    }

    private void intake(List<HistoryEntry> history) {
        var first = history.isEmpty() ? task.run() : history.getFirst().run();
        var taken = history.stream().anyMatch(entry -> TAKEN.contains(entry.event()));
        var status =
                switch (task.status()) {
                    case PENDING -> taken ? Status.COMPLETED : Status.IN_PROGRESS;
                    case RUNNING, COMPLETED, FAILED -> Status.COMPLETED;
                    case CANCELLED -> taken ? Status.COMPLETED : Status.CANCELLED;
                };
        var brought = task.intake() instanceof ObjectNode object ? object : Json.object();
        found.add(
                new StepRun(
                        first.value() * ENTRIES,
                        steps.at("").orElseThrow(),
                        status,
                        status == Status.COMPLETED ? brought : Json.object()));
    }

    private void add(HistoryEntry entry, long number) {
        switch (entry.event()) {
            // A deadline may end a run whose steps wait; and where the story was cut, the end of a
            // step may be missing.
            case "run.completed" -> end("", Status.COMPLETED);
            case "run.failed" -> end("", Status.FAILED);
            case "run.cancelled" -> end("", Status.CANCELLED);
            case "step.waiting" -> at(entry, number, waiting(entry));
            case "approval.decided", "input.submitted", "signature.started" -> filled(entry);
            case "step.skipped" -> at(entry, number, Status.SKIPPED);
            case "step.failed" -> failed(entry, number);
            case "step.cancelled" -> at(entry, number, Status.CANCELLED);
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

    /// A container whose time is over takes down what waits inside it; so does the `try` that takes
    /// the error.
    private void failed(HistoryEntry entry, long number) {
        at(entry, number, Status.FAILED);
        end(entry.step() + "/", Status.CANCELLED);
        if (entry.detail() != null && entry.detail().hasNonNull("caught")) {
            end(entry.detail().get("caught").textValue() + "/", Status.CANCELLED);
        }
    }

    private void at(HistoryEntry entry, long number, Status status) {
        var pointer = entry.step();
        if (pointer != null) {
            steps.at(pointer).ifPresent(step -> put(step, number, status, produced(entry)));
        }
    }

    private static Status waiting(HistoryEntry entry) {
        var detail = entry.detail();
        return detail != null
                        && (detail.has("approval")
                                || detail.has("input")
                                || detail.has("signature"))
                ? Status.PENDING
                : Status.IN_PROGRESS;
    }

    /// What somebody filled in at a step that goes on waiting, or ends with the next entry.
    private void filled(HistoryEntry entry) {
        var place = open.get(entry.step());
        if (place != null) {
            var run = found.get(place);
            run.produced().setAll(Results.of(entry.event(), entry.detail()));
        }
    }

    /// A pass ends what waits; without a waiting one it is a new pass.
    private void put(ListedStep step, long number, Status status, ObjectNode produced) {
        var waiting = open.remove(step.pointer());
        if (waiting == null) {
            found.add(new StepRun(number, step, status, produced));
        } else {
            var before = found.get(waiting);
            before.produced().setAll(produced);
            found.set(waiting, new StepRun(before.number(), step, status, before.produced()));
        }
        if (status.open()) {
            open.put(step.pointer(), waiting == null ? found.size() - 1 : waiting);
        }
    }

    private void end(String within, Status status) {
        open.entrySet()
                .removeIf(entry -> {
                    var inside = entry.getKey().startsWith(within);
                    if (inside) {
                        var run = found.get(entry.getValue());
                        found.set(
                                entry.getValue(),
                                new StepRun(run.number(), run.step(), status, run.produced()));
                    }
                    return inside;
                });
    }

    private static ObjectNode produced(HistoryEntry entry) {
        return Json.object().setAll(Results.of(entry.event(), entry.detail()));
    }
}
