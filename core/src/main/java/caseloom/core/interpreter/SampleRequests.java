package caseloom.core.interpreter;

import caseloom.core.approval.ApprovalRequest;
import caseloom.core.definition.Correlation;
import caseloom.core.definition.Function;
import caseloom.core.definition.Step;
import caseloom.core.interpreter.TestRun.Wanted;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What a test run would ask the outside for, put so that people can answer it.
final class SampleRequests {

    private SampleRequests() {}

    /// What the activation waits for; null when it waits for nothing from outside.
    ///
    /// @param effect what it began outside and was not answered; null for none
    static @Nullable Wanted of(Activation activation, @Nullable Effect effect) {
        if (effect != null && SampleAnswers.needed(effect)) {
            return new Wanted(activation.pointer(), kind(effect), request(effect));
        }
        if (activation.work instanceof Work.Calling calling) {
            return new Wanted(activation.pointer(), people(activation.step), said(calling));
        }
        if (activation.work instanceof Work.Listening listening
                && listening.round() == null
                && activation.step instanceof Step.Listen listen) {
            return new Wanted(activation.pointer(), "event", events(listen));
        }
        return null;
    }

    private static String kind(Effect effect) {
        return switch (effect) {
            case Effect.CallHttp _ -> "http";
            case Effect.CallOpenApi _ -> "openapi";
            case Effect.CallConnection _ -> "connection";
            case Effect.GetCase _, Effect.CreateCase _ -> "case";
            case Effect.RunWorkflow _ -> "run";
            case Effect.OpenCallback _ -> "callback";
            case Effect.RequestApproval _, Effect.RemindPeople _ -> "approval";
            case Effect.RequestSignature _ -> "signature";
            case Effect.CallFunction _ -> "function";
        };
    }

    private static ObjectNode request(Effect effect) {
        return switch (effect) {
            case Effect.CallHttp call ->
                    Requests.of(call.method(), "uri", call.uri(), call.headers(), call.body());
            case Effect.CallConnection call -> {
                var request =
                        Requests.of(
                                call.method(), "path", call.path(), call.headers(), call.body());
                yield request.put("connection", call.connection());
            }
            case Effect.CallOpenApi call -> Requests.of(call);
            case Effect.GetCase asked -> Json.object().put("id", asked.id());
            case Effect.RunWorkflow run -> Requests.of(run);
            case Effect.CallFunction call -> {
                var request = Json.object().put("function", call.function().word());
                request.set("with", call.arguments());
                yield request;
            }
            case Effect.CreateCase _,
                    Effect.OpenCallback _,
                    Effect.RequestApproval _,
                    Effect.RemindPeople _,
                    Effect.RequestSignature _ ->
                    Json.object();
        };
    }

    private static String people(Step step) {
        if (!(step instanceof Step.CallFunction call) || !call.function().asksPeople()) {
            return "callback";
        }
        return call.function() == Function.REQUEST_SIGNATURE
                ? "signature"
                : call.function() == Function.REQUEST_INPUT
                        ? ApprovalRequest.Kind.INPUT.word()
                        : ApprovalRequest.Kind.APPROVAL.word();
    }

    private static ObjectNode said(Work.Calling calling) {
        return calling.url() == null ? Json.object() : Json.object().put("callback", calling.url());
    }

    private static ObjectNode events(Step.Listen listen) {
        var request = Json.object();
        var types = request.putArray("types");
        listen.to().all().stream()
                .map(filter -> Correlation.of(filter).type())
                .distinct()
                .forEach(type -> types.add(type == null ? "*" : type));
        return request;
    }
}
