package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.json.Json;

/// The functions that the shell performs: what is asked goes out as it was rendered.
final class FunctionCalls {

    private FunctionCalls() {}

    static Deed begin(Advance advance, Activation activation, Arguments arguments) {
        var limits = advance.limits();
        var size = Measure.of(arguments.with(), limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            throw arguments.refused("`with` " + size.complaint());
        }
        var function = arguments.function();
        var effect =
                new Effect.CallFunction(
                        activation.id,
                        Keys.of(advance, activation),
                        activation.pointer(),
                        function,
                        arguments.with());
        var told = Json.object().put("call", function.word());
        advance.ask(activation, effect, told, arguments.with());
        return new Deed.Busy(new Work.Asking(null));
    }

    static Deed given(Advance advance, Activation activation, Answer.Gave answer) {
        if (!answer.told().isEmpty() && activation.step instanceof Step.CallFunction call) {
            var detail = Json.object().put("function", call.function().word());
            detail.setAll(answer.told());
            advance.story.tell(
                    StoryEvent.FUNCTION_PERFORMED,
                    activation.pointer(),
                    advance.story.shown(detail, advance.limits().attributesSize()));
        }
        return new Deed.Gave(answer.output());
    }
}
