package caseloom.core.interpreter;

import caseloom.core.definition.OpenApiCall;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// `call: openapi`: the operation as an effect, and what its answer means for the step. Which
/// request the operation is, only its description says, and that lies outside.
final class OpenApiCalls {

    private static final int NAME_MOST = 100;

    private OpenApiCalls() {}

    static Deed begin(Advance advance, Activation activation, OpenApiCall call) {
        var sight = Sight.of(advance, activation);
        var input = activation.input;
        var document = HttpCalls.uri(call.document(), input, sight);
        var operation = call.operation().render(input, sight);
        if (!operation.isTextual()) {
            throw new StepFault(Errors.configuration("`operationId` is not a text"));
        }
        var blanks = new Blanks(input, sight);
        var parameters =
                call.parameters() == null
                        ? Json.object()
                        : (ObjectNode) blanks.render(Blanks.PARAMETERS, call.parameters());
        HttpCalls.sendable(advance.limits(), parameters, "parameters");
        var reader =
                new Authorizing(Blanks.READER, blanks)
                        .credentials(call.document().authentication());
        var credentials =
                new Authorizing(Blanks.CREDENTIALS, blanks).credentials(call.authentication());
        var late = HttpCalls.stored(advance.limits(), blanks);
        var effect =
                new Effect.CallOpenApi(
                        activation.id,
                        Keys.of(advance, activation),
                        new Effect.Description(document, reader),
                        operation.textValue(),
                        parameters,
                        new Effect.Manner(
                                HttpCalls.raw(call.give()), call.redirect(), credentials, late));
        var told = Json.object().put("call", Sound.cut(operation.textValue(), NAME_MOST));
        advance.ask(activation, effect, told, Requests.of(effect));
        return new Deed.Busy(new Work.Asking(null));
    }
}
