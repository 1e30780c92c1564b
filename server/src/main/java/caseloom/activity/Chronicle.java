package caseloom.activity;

import caseloom.cases.HistoryEntry;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.tasks.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a task's log out of its history, so that nothing is written for them. An
/// entry of the history gives one of the log at most, which has its number from its place: it is
/// the same at every reading. For one reading.
final class Chronicle {

    /// More entries than one run may write.
    static final long ENTRIES = 10_000_000;

    private final Task task;
    private final ListedSteps steps;
    private final List<Told> told = new ArrayList<>();

    /// Pointers of the steps that have begun and not ended.
    private final Set<String> open = new HashSet<>();

    private boolean taken;
    private boolean over;

    private Chronicle(Task task, ListedSteps steps) {
        this.task = task;
        this.steps = steps;
    }

    /// In the order in which it happened.
    ///
    /// @param history all of it: the numbers count its entries
    static List<Told> of(Task task, ListedSteps steps, List<HistoryEntry> history) {
        var chronicle = new Chronicle(task, steps);
        var run = task.run();
        var place = 0L;
        for (var entry : history) {
            place = entry.run().equals(run) ? place + 1 : 1;
            run = entry.run();
            // Even, since comments have the odd numbers.
            chronicle.read(entry, 2 * (run.value() * ENTRIES + place));
        }
        return List.copyOf(chronicle.told);
    }

    /// What people decided and signed comes from elsewhere: see `Votes` and `Signings`.
    private void read(HistoryEntry entry, long id) {
        switch (entry.event()) {
            case "case.created", "run.asked" ->
                    add(
                            id,
                            ActionType.TASK_CREATED,
                            "Task created",
                            task.people().initiator(),
                            entry);
            case "intake.completed" -> intake(id, task.people().initiator(), entry);
            case "run.started" -> intake(id, null, entry);
            case "run.completed" -> end(id, ActionType.TASK_COMPLETED, "Task completed", entry);
            case "run.failed" -> end(id, ActionType.TASK_FAILED, "Task failed", entry);
            case "run.cancelled" -> end(id, ActionType.TASK_CANCELLED, "Task cancelled", entry);
            case "run.retried", "run.restarted" -> again(id, entry);
            case "step.waiting" -> begun(id, entry);
            case "step.failed" -> failed(id, entry);
            case "step.cancelled" -> close(String.valueOf(entry.step()));
            case "step.skipped" -> skipped(id, entry);
            case "owner.changed", "collaborator.added", "collaborator.removed" -> byHand(id, entry);
            case "subject.changed", "attributes.changed" -> {
                if (entry.step() == null) {
                    byHand(id, entry);
                } else {
                    completed(id, null, entry);
                }
            }
            case "step.completed", "status.changed", "note.added" -> completed(id, null, entry);
            default -> {
                // The log has no entries for what else a story tells.
            }
        }
    }

    /// What a person changed, and why if they said so.
    private void byHand(long id, HistoryEntry entry) {
        add(id, ActionType.TASK_CHANGED, HandMessage.of(entry), by(entry), entry);
    }

    /// The request completed it (L-94), or a worker did that took the run (L-267).
    private void intake(long id, @Nullable String by, HistoryEntry entry) {
        if (!taken) {
            taken = true;
            var step = steps.at("").orElseThrow();
            add(id, ActionType.STEP_COMPLETED, "Step completed: " + step.name(), by, entry);
        }
    }

    private void end(long id, ActionType type, String message, HistoryEntry entry) {
        over = true;
        open.clear();
        add(id, type, message, by(entry), entry);
    }

    private void again(long id, HistoryEntry entry) {
        over = false;
        add(id, ActionType.TASK_RETRIED, "Task retried", by(entry), entry);
    }

    private void begun(long id, HistoryEntry entry) {
        step(entry)
                .filter(step -> open.add(step.pointer()))
                .ifPresent(step ->
                        add(
                                id,
                                ActionType.STEP_STARTED,
                                "Step started: " + step.name(),
                                null,
                                entry));
    }

    private void completed(long id, @Nullable String by, HistoryEntry entry) {
        step(entry)
                .ifPresent(step -> {
                    open.remove(step.pointer());
                    add(id, ActionType.STEP_COMPLETED, "Step completed: " + step.name(), by, entry);
                });
    }

    /// A container whose time is over takes down what waits inside it; so does the `try` that takes
    /// the error.
    private void failed(long id, HistoryEntry entry) {
        close(String.valueOf(entry.step()));
        if (entry.detail() != null && entry.detail().hasNonNull("caught")) {
            close(entry.detail().get("caught").textValue());
        }
        step(entry)
                .ifPresent(step ->
                        add(
                                id,
                                ActionType.STEP_FAILED,
                                "Step failed: " + step.name(),
                                null,
                                entry));
    }

    /// By a person: the step that waited is done, or a failed task goes on behind the one that
    /// failed. What is only passed over is not told.
    private void skipped(long id, HistoryEntry entry) {
        if (over && by(entry) != null) {
            again(id, entry);
        } else if (open.contains(String.valueOf(entry.step()))) {
            completed(id, by(entry), entry);
        }
    }

    private void close(String pointer) {
        open.removeIf(one -> one.equals(pointer) || one.startsWith(pointer + "/"));
    }

    private Optional<ListedStep> step(HistoryEntry entry) {
        return Optional.ofNullable(entry.step()).flatMap(steps::at);
    }

    private static @Nullable String by(HistoryEntry entry) {
        return entry.detail() == null ? null : entry.detail().path("by").textValue();
    }

    private void add(
            long id, ActionType type, String message, @Nullable String by, HistoryEntry entry) {
        told.add(new Told(id, type, message, by, entry.at()));
    }
}
