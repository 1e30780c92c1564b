package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/// `run: workflow`: another run as an effect, and what its end means for the step.
final class Subruns {

    private Subruns() {}

    static Deed begin(Advance advance, Activation activation, Step.RunWorkflow step) {
        var input =
                step.input() == null
                        ? activation.input
                        : step.input().render(activation.input, Sight.of(advance, activation));
        var limits = advance.limits();
        var size = Measure.of(input, limits.stateSize(), limits.depth());
        if (!size.fits()) {
            throw new StepFault(
                    Errors.validation(
                            "The workflow cannot be run", "its input: it " + size.complaint()));
        }
        var called = step.workflow();
        var effect =
                new Effect.RunWorkflow(
                        activation.id,
                        Keys.of(advance, activation),
                        called.name(),
                        called.version(),
                        input,
                        step.await());
        var detail = Json.object().put("workflow", called.name());
        if (called.version() != null) {
            detail.put("version", called.version());
        }
        advance.ask(activation, effect, detail, Requests.of(effect));
        return new Deed.Busy(new Work.Asking(null));
    }

    /// What the step gives when the other run has ended well.
    static JsonNode ended(Step step, JsonNode result) {
        return step instanceof Step.RunWorkflow run && run.gives() ? result : NullNode.instance;
    }

    /// The error of the other run, raised by the step that ran it.
    static StepFault faulted(RunError error) {
        return new StepFault(
                new RunError(error.type(), error.status(), error.title(), error.detail(), null));
    }
}
