package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.definition.Then;
import caseloom.core.expression.Template;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What each kind of step does with its transformed input.
final class Doing {

    private Doing() {}

    static Deed start(Advance advance, Activation activation) {
        var input = activation.input;
        var sight = Sight.of(advance, activation);
        return switch (activation.step) {
            case Step.Do step ->
                    new Deed.Busy(new Work.Body(new Scope(step.steps(), activation, input)));
            case Step.Set step -> new Deed.Gave(step.value().render(input, sight));
            case Step.Switch step -> chosen(step, input, sight);
            case Step.For step -> firstRound(advance, activation, step);
            case Step.Wait step -> waiting(advance, activation, step);
            case Step.Raise step -> throw new StepFault(raised(step.error(), input, sight));
            case Step.Try _ -> new Deed.Busy(attempt(advance, activation, 1));
            case Step.Fork step -> new Deed.Busy(Branches.begin(advance, activation, step));
            case Step.Listen step -> Listens.begin(advance, activation, step);
            case Step.Emit step -> Events.emit(advance, activation, step);
            case Step.RunWorkflow step -> Subruns.begin(advance, activation, step);
            case Step.CallHttp step -> HttpCalls.begin(advance, activation, step.call());
            case Step.CallFunction step ->
                    CaseFunctions.call(
                            advance, activation, step.function(), step.with().render(input, sight));
        };
    }

    /// The first arm whose condition holds (W-25).
    private static Deed chosen(Step.Switch step, JsonNode input, Sight sight) {
        for (var arm : step.arms()) {
            if (arm.when() == null || arm.when().test(input, sight)) {
                var detail = Json.object().put("case", arm.name());
                return new Deed.Chose(input, arm.then(), detail);
            }
        }
        var then = step.common().then();
        return new Deed.Chose(
                input, then == null ? new Then.Continue() : then, Json.object().putNull("case"));
    }

    private static Deed firstRound(Advance advance, Activation activation, Step.For step) {
        var items = step.in().evaluate(activation.input, Sight.of(advance, activation));
        if (!items.isArray()) {
            throw new StepFault(
                    Errors.expression(
                            "`in` of a for must give an array, not "
                                    + Sound.cut(items.toString(), 100)));
        }
        return round(advance, activation, new Rounds(items, 0), activation.input);
    }

    /// The items of a loop and how many rounds began.
    record Rounds(JsonNode items, int index) {}

    /// The round at that place, or the end of the loop (W-24).
    static Deed round(Advance advance, Activation activation, Rounds rounds, JsonNode data) {
        if (!(activation.step instanceof Step.For step)) {
            throw new IllegalStateException("not a for: " + activation.pointer());
        }
        if (rounds.index() >= rounds.items().size()) {
            return new Deed.Gave(data);
        }
        var scope = new Scope(step.steps(), activation, data);
        activation.work = new Work.Loop(rounds.items(), rounds.index(), scope);
        var goesOn =
                step.whilst() == null || step.whilst().test(data, Sight.of(advance, activation));
        return goesOn ? new Deed.Busy(activation.work) : new Deed.Gave(data);
    }

    private static Deed waiting(Advance advance, Activation activation, Step.Wait step) {
        var length =
                Pauses.length(
                        step.pause(),
                        activation.input,
                        Sight.of(advance, activation),
                        advance.limits());
        return length.isZero()
                ? new Deed.Gave(activation.input)
                : new Deed.Busy(Waits.until(advance, activation, advance.now().plus(length)));
    }

    /// The list of a `try`, from the start.
    static Work attempt(Advance advance, Activation activation, int number) {
        if (!(activation.step instanceof Step.Try step)) {
            throw new IllegalStateException("not a try: " + activation.pointer());
        }
        var retry = step.handler().retry();
        Due limit = null;
        if (retry != null && retry.attemptFor() != null) {
            var length =
                    Pauses.length(
                            retry.attemptFor(),
                            activation.input,
                            Sight.of(advance, activation),
                            advance.limits());
            limit = Waits.timer(advance, advance.now().plus(length));
        }
        return new Work.Trying(
                number, limit, new Scope(step.steps(), activation, activation.input));
    }

    private static RunError raised(Step.Raised error, JsonNode input, Sight sight) {
        var status = error.status().render(input, sight);
        if (!status.canConvertToInt() || status.doubleValue() != status.intValue()) {
            throw new StepFault(Errors.expression("the status to raise is not a whole number"));
        }
        var type = text(error.type(), input, sight);
        return new RunError(
                type == null ? "about:blank" : type,
                status.intValue(),
                text(error.title(), input, sight),
                text(error.detail(), input, sight),
                text(error.instance(), input, sight));
    }

    private static @Nullable String text(@Nullable Template template, JsonNode input, Sight sight) {
        if (template == null) {
            return null;
        }
        var value = template.render(input, sight);
        if (value.isNull()) {
            return null;
        }
        return Sound.cut(value.isTextual() ? value.textValue() : value.toString(), 1000);
    }
}
