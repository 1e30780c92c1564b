package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.definition.Then;
import caseloom.core.expression.ExpressionFault;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The way of a run through its document within one decision: enter a step, leave it, go on, and
/// carry an error outwards.
final class Walk {

    private final Advance advance;
    private final Progress progress;

    private @Nullable Standing standing;
    private int moves;

    Walk(Advance advance) {
        this.advance = advance;
        this.progress = advance.progress;
    }

    /// Takes the document's input; the first step is ready then.
    void begin() {
        var definition = advance.facts.definition();
        document(() -> {
            var data = DataFlow.documentInput(advance);
            var sight = Sight.of(advance, null);
            progress.deadline = Waits.deadline(advance, definition.timeout(), data, sight);
            progress.root = new Scope(definition.steps(), null, data);
            progress.ready.add(progress.root);
        });
    }

    /// Does a part that belongs to no step; what goes wrong there nobody can catch.
    private void document(Runnable part) {
        try {
            part.run();
        } catch (ExpressionFault fault) {
            fail(null, Errors.of(fault));
        } catch (StepFault fault) {
            fail(null, fault.error());
        }
    }

    void ready(Scope scope) {
        scope.running = null;
        progress.ready.add(scope);
    }

    /// Whether the run has ended in this decision.
    boolean isOver() {
        return standing != null;
    }

    /// Moves until the run waits, ends, or has used up what one decision may take. Lists beside
    /// each other take turns, a move each.
    Standing go() {
        while (standing == null) {
            if (progress.ready.isEmpty() || progress.opening != null) {
                return new Standing.Parked();
            }
            if (moves == advance.limits().stepsPerDecision()) {
                return new Standing.Again();
            }
            moves++;
            move(progress.ready.remove());
        }
        return standing;
    }

    private void move(Scope scope) {
        if (++progress.steps > advance.limits().stepsPerRun()) {
            var limit = Errors.limit("the run took more than " + (progress.steps - 1) + " steps");
            fail(null, Errors.at(scope.through() ? null : scope.step().common().pointer(), limit));
        } else if (!scope.through()) {
            enter(scope);
        } else if (scope.owner == null) {
            finish(scope.data);
        } else {
            var owner = scope.owner;
            perform(owner, () -> listThrough(owner, scope));
        }
    }

    private void enter(Scope scope) {
        var activation = new Activation(progress.number(), scope, advance.now());
        scope.running = activation;
        perform(activation, () -> started(activation));
    }

    /// Null when the step is skipped (W-22).
    private @Nullable Deed started(Activation activation) {
        var common = activation.step.common();
        var sight = Sight.of(advance, activation);
        if (common.condition() != null && !common.condition().test(activation.raw(), sight)) {
            return null;
        }
        DataFlow.takeIn(advance, activation);
        activation.timeout = Waits.deadline(advance, common.timeout(), activation.input, sight);
        return Doing.start(advance, activation);
    }

    /// Does a part of a step and what follows from it; whatever goes wrong is raised by the step.
    void perform(Activation activation, Supplier<@Nullable Deed> part) {
        try {
            follow(activation, part.get());
        } catch (ExpressionFault fault) {
            raise(activation, activation.around(), Errors.of(fault));
        } catch (StepFault fault) {
            raise(activation, activation.around(), fault.error());
        }
    }

    private void follow(Activation activation, @Nullable Deed deed) {
        if (deed == null) {
            advance.story.tell(StoryEvent.STEP_SKIPPED, activation.pointer(), null);
            leave(activation, activation.raw(), own(activation));
            return;
        }
        switch (deed) {
            case Deed.Gave(var raw) -> {
                var output = given(activation, raw);
                tellCompleted(activation, output);
                leave(activation, output, own(activation));
            }
            case Deed.Told(var raw) -> leave(activation, given(activation, raw), own(activation));
            case Deed.Chose(var raw, var then, var detail) -> {
                var output = given(activation, raw);
                tellInput(activation, detail);
                advance.story.tell(StoryEvent.STEP_COMPLETED, activation.pointer(), detail);
                leave(activation, output, then);
            }
            case Deed.Skipped(var output, var detail) -> {
                activation.work = new Work.Starting();
                advance.story.tell(StoryEvent.STEP_SKIPPED, activation.pointer(), detail);
                leave(activation, output, own(activation));
            }
            case Deed.Busy(var work) -> busy(activation, work);
            case Deed.Still _ -> {}
        }
    }

    private void busy(Activation activation, Work work) {
        activation.work = work;
        progress.ready.addAll(work.scopes());
    }

    private JsonNode given(Activation activation, JsonNode raw) {
        var work = activation.work;
        activation.work = new Work.Starting();
        var output = DataFlow.giveOut(advance, activation, raw);
        if (work instanceof Work.Listening listening) {
            Listens.used(advance, listening.hearing());
        }
        return output;
    }

    private static Then own(Activation activation) {
        var then = activation.step.common().then();
        return then == null ? new Then.Continue() : then;
    }

    private void leave(Activation activation, JsonNode output, Then then) {
        var scope = activation.scope;
        switch (then) {
            case Then.Continue _ -> go(scope, output, scope.at + 1);
            case Then.Exit _ -> go(scope, output, scope.list.steps().size());
            case Then.To(var name) -> go(scope, output, place(scope, name));
            case Then.End _ -> end(activation, output);
        }
    }

    private void go(Scope scope, JsonNode data, int at) {
        scope.at = at;
        scope.data = data;
        ready(scope);
    }

    private static int place(Scope scope, String name) {
        var place = scope.list.place(name);
        if (place == null) {
            throw new StepFault(Errors.configuration("this list has no step `" + name + "`"));
        }
        return place;
    }

    /// Ends the whole run from wherever it is (W-6).
    private void end(Activation activation, JsonNode output) {
        if (progress.root == null || progress.root.running == null) {
            throw new IllegalStateException("a run ended before it began");
        }
        advance.tellCancelled(progress.root.running, activation, false);
        progress.ready.clear();
        progress.opening = null;
        go(progress.root, output, progress.root.list.steps().size());
    }

    private Deed listThrough(Activation owner, Scope list) {
        var data = list.data;
        return switch (owner.work) {
            case Work.Loop loop ->
                    Doing.round(
                            advance, owner, new Doing.Rounds(loop.items(), loop.index() + 1), data);
            case Work.Body _, Work.Trying _, Work.Catching _ -> new Deed.Gave(data);
            case Work.Branching _ -> Branches.ended(advance, owner, list);
            case Work.Listening _ ->
                    Objects.requireNonNull(Listens.of(advance, owner)).through(data);
            case Work.Starting _, Work.Pausing _, Work.Waiting _, Work.Asking _, Work.Calling _ ->
                    throw new IllegalStateException("no list at " + owner.pointer());
        };
    }

    private void finish(JsonNode raw) {
        document(() -> standing = completed(DataFlow.documentOutput(advance, raw)));
    }

    private Standing completed(JsonNode result) {
        var limits = advance.limits();
        var size = Measure.of(result, limits.stateSize(), limits.depth());
        if (!size.fits()) {
            throw new StepFault(Errors.limit("the result of the run " + size.complaint()));
        }
        return new Standing.Completed(
                RunOutputs.completed(advance.facts.definition(), result), result);
    }

    /// Carries an error outwards from a step.
    ///
    /// @param first the innermost activation whose `catch` may take it
    void raise(Activation activation, @Nullable Activation first, RunError raised) {
        var error = Errors.at(activation.pointer(), raised);
        switch (Rescue.find(advance, first, error)) {
            case Rescue.None(var last) -> fail(activation, last);
            case Rescue.Again(var tried, var attempts, var pause) -> {
                taken(activation, error, tried);
                again(tried, attempts, pause);
            }
            case Rescue.Handled(var tried, var taken) -> {
                taken(activation, error, tried);
                handle(tried, taken);
            }
            case Rescue.Swallowed(var tried) -> {
                taken(activation, error, tried);
                perform(tried, () -> new Deed.Gave(tried.input));
            }
        }
    }

    private void again(Activation tried, int attempts, Duration pause) {
        var due = Waits.timer(advance, advance.now().plus(pause));
        advance.story.tell(
                StoryEvent.STEP_RETRYING,
                tried.pointer(),
                Json.object().put("attempt", attempts + 1).put("at", due.at().toString()));
        if (pause.isZero()) {
            perform(tried, () -> new Deed.Busy(Doing.attempt(advance, tried, attempts + 1)));
        } else {
            tried.work = new Work.Pausing(attempts, due);
        }
    }

    private void handle(Activation tried, RunError error) {
        if (tried.step instanceof Step.Try step && step.handler().steps() != null) {
            busy(
                    tried,
                    new Work.Catching(
                            error, new Scope(step.handler().steps(), tried, tried.input)));
        }
    }

    /// Ends the run; its state stays as it is, for a person's retry.
    ///
    /// @param activation the step to do again then; null for the document itself
    void fail(@Nullable Activation activation, RunError error) {
        progress.failed = activation == null ? Progress.DOCUMENT : activation.id;
        var detail = Json.object();
        detail.set("error", Errors.json(error));
        if (activation != null) {
            tellInput(activation, detail);
            advance.story.tell(StoryEvent.STEP_FAILED, activation.pointer(), detail);
        }
        standing = new Standing.Failed(error, activation == null ? null : activation.pointer());
    }

    /// The `try` takes the error; what it was busy with is no more.
    private void taken(Activation activation, RunError error, Activation tried) {
        var detail = Json.object();
        detail.set("error", Errors.json(error));
        detail.put("caught", tried.pointer());
        tellInput(activation, detail);
        advance.story.tell(StoryEvent.STEP_FAILED, activation.pointer(), detail);
        advance.cancel(tried, activation);
    }

    /// Containers complete silently: their inner steps tell the story.
    private void tellCompleted(Activation activation, JsonNode output) {
        switch (activation.step) {
            case Step.Do _, Step.For _, Step.Try _, Step.Fork _ -> {}
            case Step.Set _,
                    Step.Switch _,
                    Step.Wait _,
                    Step.Raise _,
                    Step.Listen _,
                    Step.Emit _,
                    Step.RunWorkflow _,
                    Step.CallHttp _,
                    Step.CallOpenApi _,
                    Step.CallFunction _ ->
                    advance.story.tell(
                            StoryEvent.STEP_COMPLETED,
                            activation.pointer(),
                            completion(activation, output));
        }
    }

    /// Tells what a step worked on that asked nobody, unless that is the case as it is.
    private void tellInput(Activation activation, ObjectNode detail) {
        var asked = !(activation.work instanceof Work.Starting);
        if (!asked && !activation.input.equals(advance.view.attributes())) {
            detail.set("data", advance.story.shown(activation.input));
        }
    }

    private @Nullable JsonNode completion(Activation activation, JsonNode output) {
        var detail = Json.object();
        if (activation.step instanceof Step.Set) {
            tellInput(activation, detail);
        }
        var unchanged = output.equals(activation.raw()) || output.equals(advance.view.attributes());
        if (!unchanged) {
            detail.set("output", output.isNull() ? NullNode.instance : advance.story.shown(output));
        }
        var took = Duration.between(activation.started, advance.now()).toMillis();
        if (took > 0) {
            detail.put("ms", took);
        }
        return detail.isEmpty() ? null : detail;
    }
}
