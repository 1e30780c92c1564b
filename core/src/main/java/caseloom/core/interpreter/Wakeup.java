package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Applies a happening to a run that stands still, so that the walk has somewhere to go on.
final class Wakeup {

    private final Advance advance;
    private final Progress progress;
    private final Walk walk;

    Wakeup(Advance advance, Walk walk) {
        this.advance = advance;
        this.progress = advance.progress;
        this.walk = walk;
    }

    /// False when the happening has nothing to say to this state.
    boolean by(Happening happening) {
        var failed = progress.failed != null;
        return switch (happening) {
            case Happening.Answered(var id, var answer) -> !failed && answered(id, answer);
            case Happening.TimerDue(var timer) -> !failed && due(timer);
            case Happening.EventArrived(var number, var envelope) ->
                    !failed && heard(new Hearing.Event(number, envelope));
            case Happening.CalledBack(var id, var body) -> !failed && calledBack(id, body);
            case Happening.Continued _ -> !failed && continued();
            case Happening.Retried _ -> failed && retried();
            case Happening.Skipped skipped -> new Skip(advance, walk).by(skipped);
        };
    }

    private boolean answered(int id, Answer answer) {
        for (var activation : progress.activations()) {
            if (activation.id == id && activation.work instanceof Work.Asking asking) {
                walk.perform(activation, () -> given(activation, asking, answer));
                return true;
            }
            if (activation.id == id
                    && activation.work instanceof Work.Calling calling
                    && answer instanceof Answer.Reminded(var people)) {
                walk.perform(
                        activation,
                        () -> PeopleCalls.reminded(advance, activation, calling, people));
                return true;
            }
        }
        return false;
    }

    private Deed given(Activation activation, Work.Asking asking, Answer answer) {
        var step = activation.step;
        return switch (answer) {
            case Answer.Response response when step instanceof Step.CallHttp(_, var call) ->
                    new Deed.Gave(
                            HttpCalls.given(call.give(), call.redirect(), asking.kept(), response));
            case Answer.Called(var sent, var response)
                    when step instanceof Step.CallOpenApi(_, var call) ->
                    new Deed.Gave(HttpCalls.given(call.give(), call.redirect(), sent, response));
            case Answer.Response response when step instanceof Step.CallFunction ->
                    new Deed.Gave(ConnectionCalls.given(response));
            case Answer.NoToken(var message) -> throw new StepFault(Errors.authentication(message));
            case Answer.Refused(_, var message) when step instanceof Step.CallOpenApi ->
                    throw new StepFault(
                            Errors.validation("The operation cannot be called", message));
            case Answer.Response _, Answer.Called _, Answer.Reminded _ ->
                    throw new IllegalStateException("an answer of another kind");
            case Answer.Unreachable unreachable -> throw HttpCalls.failed(unreachable);
            case Answer.Found found -> new Deed.Gave(CaseFunctions.found(found));
            case Answer.Created created -> new Deed.Gave(CaseFunctions.created(created));
            case Answer.Started _ -> new Deed.Gave(activation.input);
            case Answer.Ended(var result) -> new Deed.Gave(Subruns.ended(step, result));
            case Answer.Faulted(var error) -> throw Subruns.faulted(error);
            case Answer.Cancelled _ -> throw new StepFault(Errors.cancelled());
            case Answer.Refused refused -> throw new StepFault(Errors.refused(refused));
            case Answer.CallbackOpened(var url) -> CaseFunctions.opened(advance, activation, url);
            case Answer.Asked _ -> PeopleCalls.asked(advance, asking.kept());
            case Answer.Gave gave when SignatureCalls.has(step) && asking.kept() != null ->
                    SignatureCalls.sealed(advance, activation, asking.kept(), gave);
            case Answer.Gave gave -> FunctionCalls.given(advance, activation, gave);
        };
    }

    private boolean calledBack(int id, JsonNode body) {
        for (var activation : progress.calling()) {
            if (activation.id == id) {
                walk.perform(activation, () -> calledBack(activation, body));
                return true;
            }
        }
        return false;
    }

    private Deed calledBack(Activation activation, JsonNode body) {
        if (SignatureCalls.has(activation.step)) {
            return SignatureCalls.given(advance, activation, body);
        }
        return activation.step instanceof Step.CallFunction call && call.function().asksPeople()
                ? PeopleCalls.given(advance, activation, call.function(), body)
                : new Deed.Gave(body);
    }

    /// Every `listen` that wants the event takes it, in the order of the document; what one of them
    /// does may end another.
    private boolean heard(Hearing.Event event) {
        var taken = false;
        if (progress.used.contains(event.number())) {
            return false;
        }
        for (var activation : progress.activations()) {
            var listen = Listens.of(advance, activation);
            if (listen != null
                    && !walk.isOver()
                    && progress.live(activation)
                    && listen.wants(event)) {
                walk.perform(activation, () -> listen.take(event));
                taken = true;
            }
        }
        return taken;
    }

    private boolean due(int timer) {
        if (has(progress.deadline, timer)) {
            walk.fail(null, Errors.timeout("the workflow took longer than its timeout allows"));
            return true;
        }
        for (var activation : progress.activations()) {
            if (has(activation.timeout, timer)) {
                walk.raise(
                        activation,
                        activation.around(),
                        Errors.timeout("the step took longer than its timeout allows"));
                return true;
            }
            if (has(activation.work.due(), timer)) {
                due(activation);
                return true;
            }
        }
        return false;
    }

    private static boolean has(@Nullable Due due, int timer) {
        return due != null && due.id() == timer;
    }

    private void due(Activation activation) {
        switch (activation.work) {
            case Work.Waiting _ -> walk.perform(activation, () -> new Deed.Gave(activation.input));
            case Work.Pausing pausing ->
                    walk.perform(
                            activation,
                            () ->
                                    new Deed.Busy(
                                            Doing.attempt(
                                                    advance, activation, pausing.attempt() + 1)));
            case Work.Calling calling ->
                    walk.perform(
                            activation, () -> PeopleCalls.remind(advance, activation, calling));
            case Work.Trying _ ->
                    walk.raise(
                            activation,
                            activation,
                            Errors.timeout("the attempt took longer than its limit allows"));
            case Work.Starting _,
                    Work.Body _,
                    Work.Loop _,
                    Work.Catching _,
                    Work.Asking _,
                    Work.Branching _,
                    Work.Listening _ ->
                    throw new IllegalStateException("no timer at " + activation.pointer());
        }
    }

    private boolean continued() {
        return !progress.ready.isEmpty() && progress.opening == null;
    }

    private boolean retried() {
        new Retrial(advance, walk).begin();
        return true;
    }
}
