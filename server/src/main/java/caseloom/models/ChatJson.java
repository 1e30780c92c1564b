package caseloom.models;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests and answers of the chat completions that OpenAI-compatible services speak.
final class ChatJson {

    static final String PATH = "/chat/completions";

    private ChatJson() {}

    /// A request.
    ///
    /// @param output JSON Schema of the answer; null for a text
    static ObjectNode request(
            ModelTerms terms, ArrayNode messages, ArrayNode tools, @Nullable JsonNode output) {
        var request = Json.object().put("model", terms.name());
        request.set("messages", messages.deepCopy());
        request.put("max_tokens", terms.limits().answerTokens());
        if (!tools.isEmpty()) {
            request.set("tools", tools);
        }
        if (output != null) {
            format(request, terms.format(), output);
        }
        for (var parameter : terms.parameters().properties()) {
            if (parameter.getValue().isNull()) {
                request.remove(parameter.getKey());
            } else {
                request.set(parameter.getKey(), parameter.getValue());
            }
        }
        return request;
    }

    private static void format(ObjectNode request, AnswerFormat format, JsonNode output) {
        switch (format) {
            case SCHEMA ->
                    request.putObject("response_format")
                            .put("type", "json_schema")
                            .putObject("json_schema")
                            .put("name", "answer")
                            .set("schema", output);
            case JSON -> request.putObject("response_format").put("type", "json_object");
            case TEXT -> {}
        }
    }

    /// What the model said; empty when the answer is none of a model.
    static Optional<Reply.Said> said(JsonNode answer) {
        var choice = answer.path("choices").path(0);
        return choice.path("message") instanceof ObjectNode message
                ? Optional.of(
                        new Reply.Said(
                                message, !choice.path("finish_reason").asText().equals("length")))
                : Optional.empty();
    }

    /// What the answer says was used; what was reserved, when it says nothing of use.
    static Usage usage(JsonNode answer, Usage reserved) {
        var usage = answer.path("usage");
        var input = usage.path("prompt_tokens");
        var output = usage.path("completion_tokens");
        return input.canConvertToLong()
                        && output.canConvertToLong()
                        && input.isNumber()
                        && output.isNumber()
                        && input.longValue() >= 0
                        && output.longValue() >= 0
                ? new Usage(input.longValue(), output.longValue())
                : reserved;
    }
}
