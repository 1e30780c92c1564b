package caseloom.core.interpreter;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Turns an answer as a story tells it into one that the interpreter gets.
final class StoryAnswers {

    private StoryAnswers() {}

    static Answer answer(Effect effect, JsonNode told) {
        if (told.has("unreachable")) {
            return new Answer.Unreachable(false, told.get("unreachable").textValue());
        }
        if (told.has("timeout")) {
            return new Answer.Unreachable(true, told.get("timeout").textValue());
        }
        if (told.has("noToken")) {
            return new Answer.NoToken(told.get("noToken").textValue());
        }
        if (told.has("refused")) {
            var why = told.path("why").asText("INVALID");
            return new Answer.Refused(Answer.Why.valueOf(why), told.get("refused").textValue());
        }
        return switch (effect) {
            case Effect.CallHttp http -> response(http.method(), http.uri(), told);
            case Effect.CallOpenApi openApi ->
                    new Answer.Called(
                            told.path("sent").isObject() ? told.get("sent") : Json.object(),
                            response("GET", openApi.description().uri(), told));
            case Effect.CallConnection call ->
                    response(call.method(), "https://x.example" + call.path(), told);
            case Effect.GetCase _ -> new Answer.Found(found(told));
            case Effect.CreateCase _ -> new Answer.Created(found(told).orElseThrow());
            case Effect.RunWorkflow run -> ran(run, told);
            case Effect.OpenCallback _ -> new Answer.CallbackOpened(told.path("url").textValue());
            case Effect.RequestApproval _, Effect.RequestSignature _ -> new Answer.Asked();
            case Effect.RemindPeople _ ->
                    new Answer.Reminded(
                            told.path("reminded").valueStream().map(JsonNode::asText).toList());
            case Effect.CallFunction _ ->
                    new Answer.Gave(
                            told.path("gave"),
                            told.path("told") instanceof ObjectNode beside
                                    ? beside
                                    : Json.object());
        };
    }

    private static Answer.Response response(String method, String uri, JsonNode told) {
        var headers = told.path("headers").isObject() ? told.get("headers") : Json.object();
        var content = told.get("content");
        return new Answer.Response(
                method,
                uri,
                told.path("status").asInt(200),
                headers,
                content == null ? NullNode.instance : content,
                told.path("bytes").asText());
    }

    private static Answer ran(Effect.RunWorkflow run, JsonNode told) {
        if (told.has("failed")) {
            return new Answer.Faulted(Errors.stored(told.get("failed")));
        }
        if (told.has("cancelled")) {
            return new Answer.Cancelled();
        }
        return run.await()
                ? new Answer.Ended(told.path("ended"))
                : new Answer.Started(new RunId(told.path("started").asLong(8)));
    }

    private static Optional<CaseView> found(JsonNode told) {
        return told.path("found").isObject()
                ? Optional.of(view(told.get("found")))
                : Optional.empty();
    }

    private static CaseView view(JsonNode told) {
        return new CaseView(
                new CaseId(told.path("id").asLong(4)),
                true,
                "refunds",
                2,
                told.path("subject").asText("Another case"),
                told.path("status").asText("Open"),
                told.path("attributes") instanceof ObjectNode object ? object : Json.object(),
                null,
                StoryWorld.NOON);
    }
}
