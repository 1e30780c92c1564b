package caseloom.core.webhook;

import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.definition.StepType;
import caseloom.core.interpreter.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which step a task is at and how it came there, read out of its history: a move is the beginning
/// of a step after another one ended. For one reading.
public final class StepTrail {

    private final ListedSteps steps;
    private final Map<String, ListedStep> waiting = new LinkedHashMap<>();
    private final List<StepMove> moves = new ArrayList<>();
    private ListedStep reached;
    private StepMove.@Nullable Left ended;
    private final Map<String, Decision> decisions = new HashMap<>();

    public StepTrail(ListedSteps steps) {
        this.steps = steps;
        this.reached = steps.at("").orElseThrow();
    }

    /// What people said at a step.
    private record Decision(@Nullable String by, String outcome) {}

    public StepTrail follow(List<Entry> entries) {
        entries.forEach(this::follow);
        return this;
    }

    /// The moves since this was asked last.
    public List<StepMove> moves() {
        var found = List.copyOf(moves);
        moves.clear();
        return found;
    }

    /// The step being worked or waited on, else the last one reached (L-125).
    public ListedStep current() {
        if (!waiting.isEmpty()) {
            return List.copyOf(waiting.values()).getLast();
        }
        var left = reached.pointer().isEmpty() && ended != null && steps.all().size() > 1;
        return left ? steps.all().get(1) : reached;
    }

    private void follow(Entry entry) {
        switch (entry.event()) {
            // What says that the intake is complete: the request itself, or a worker.
            case "intake.completed", "run.started" -> intakeEnded(entry.at());
            case "run.completed", "run.failed", "run.cancelled" -> waiting.clear();
            case "step.waiting" -> step(entry).ifPresent(step -> begin(step, assignee(entry)));
            case "approval.decided" -> {
                var approved =
                        entry.detail() != null && entry.detail().path("approved").asBoolean();
                decided(entry, approved ? "approved" : "rejected");
            }
            case "input.submitted" -> decided(entry, "submitted");
            case "signature.signed" -> decided(entry, "signed");
            case "signature.declined" -> decided(entry, "rejected");
            case "step.skipped" -> step(entry).ifPresent(step -> skip(step, entry.at()));
            case "step.cancelled" -> within(entry.step());
            case "step.failed" -> failed(entry);
            case "step.completed",
                    "status.changed",
                    "attributes.changed",
                    "subject.changed",
                    "note.added" ->
                    step(entry).ifPresent(step -> end(step, entry.at()));
            default -> {
                // Landmarks of the run and of containers are no steps.
            }
        }
    }

    private Optional<ListedStep> step(Entry entry) {
        return Optional.ofNullable(entry.step()).flatMap(steps::at);
    }

    /// A run that is started anew goes on from the step where the one before it ended.
    private void intakeEnded(Instant at) {
        if (reached.pointer().isEmpty() && ended == null) {
            ended = new StepMove.Left(reached, at, null, outcome(reached.type()));
        }
    }

    private void decided(Entry entry, String outcome) {
        if (entry.step() != null) {
            var by = entry.detail() == null ? null : entry.detail().path("by").textValue();
            decisions.put(entry.step(), new Decision(by, outcome));
        }
    }

    /// Of whom the step asks something, when that is written out.
    private static @Nullable String assignee(Entry entry) {
        return entry.detail() == null ? null : entry.detail().path("assignee").textValue();
    }

    private static String outcome(StepType type) {
        return switch (type) {
            case INTAKE, COLLECT -> "submitted";
            case SIGN -> "signed";
            case AGENT, REVIEW, APPROVAL, GENERATE, STORE, CONDITION, NEGOTIATION, NOTIFICATION ->
                    "completed";
        };
    }

    private void begin(ListedStep step, @Nullable String assignee) {
        if (ended != null && !ended.step().equals(step)) {
            moves.add(new StepMove(ended, step, assignee));
        }
        ended = null;
        reached = step;
        waiting.put(step.pointer(), step);
    }

    private void end(ListedStep step, Instant at) {
        if (!waiting.containsKey(step.pointer())) {
            begin(step, null);
        }
        waiting.remove(step.pointer());
        var said = decisions.remove(step.pointer());
        ended =
                said == null
                        ? new StepMove.Left(step, at, null, outcome(step.type()))
                        : new StepMove.Left(step, at, said.by, said.outcome);
    }

    /// A document is not signed by a step that fails, whatever some of its signers did.
    private void fail(ListedStep step, Instant at) {
        var said = decisions.get(step.pointer());
        if (step.type() == StepType.SIGN && (said == null || said.outcome.equals("signed"))) {
            decisions.put(step.pointer(), new Decision(null, "completed"));
        }
        end(step, at);
    }

    /// A step that was passed over was never gone to; one that waited ends.
    private void skip(ListedStep step, Instant at) {
        if (waiting.containsKey(step.pointer())) {
            end(step, at);
        } else {
            reached = step;
        }
    }

    /// A container whose time is over takes down what waits inside it; so does the `try` that takes
    /// the error.
    private void failed(Entry entry) {
        step(entry).ifPresent(step -> fail(step, entry.at()));
        within(entry.step());
        if (entry.detail() != null && entry.detail().hasNonNull("caught")) {
            within(entry.detail().get("caught").textValue());
        }
    }

    private void within(@Nullable String pointer) {
        waiting.keySet().removeIf(one -> one.equals(pointer) || one.startsWith(pointer + "/"));
    }
}
