package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.RunError;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// What one run has to tell another.
///
/// @param from the run that tells
/// @param activation of the run that started the other: which of its effects this is about
/// @param to the run that is told
/// @param body how the run ended that tells; null for the wish to cancel
record Letter(
        RunKey from,
        int activation,
        LetterWord word,
        OrganizationId organization,
        RunKey to,
        @Nullable JsonNode body) {

    /// What waits for this letter.
    Numbered waiting() {
        return new Numbered(to, activation);
    }

    static JsonNode completed(JsonNode result) {
        var body = Json.object();
        body.set("result", result);
        return body;
    }

    static JsonNode failed(RunError error) {
        var body = Json.object();
        body.putObject("error")
                .put("type", error.type())
                .put("status", error.status())
                .put("title", error.title())
                .put("detail", error.detail())
                .put("instance", error.instance());
        return body;
    }

    /// How the run ended, as an answer to the effect that started it.
    Answer answer() {
        if (body == null || body.has("cancelled")) {
            return new Answer.Cancelled();
        }
        var error = body.get("error");
        return error == null
                ? new Answer.Ended(body.path("result"))
                : new Answer.Faulted(
                        new RunError(
                                error.path("type").asText(),
                                error.path("status").intValue(),
                                error.path("title").textValue(),
                                error.path("detail").textValue(),
                                error.path("instance").textValue()));
    }
}
