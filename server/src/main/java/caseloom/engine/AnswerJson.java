package caseloom.engine;

import caseloom.core.interpreter.Answer;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers that came while their run was paused, as the outbox keeps them. Every later release must
/// be able to read what is written here.
final class AnswerJson {

    private AnswerJson() {}

    /// Empty for what is asked again instead, with the same key: what this installation answers
    /// itself, and what begins with a description or a token that has to be fetched anew.
    static Optional<String> write(Answer answer) {
        return switch (answer) {
            case Answer.Response response -> {
                var node =
                        Json.object()
                                .put("kind", "response")
                                .put("method", response.method())
                                .put("uri", response.uri())
                                .put("status", response.status());
                node.set("headers", response.headers());
                node.set("content", response.content());
                yield Optional.of(Json.write(node.put("bytes", response.bytes())));
            }
            case Answer.Unreachable(var timeout, var message) ->
                    Optional.of(
                            Json.write(
                                    Json.object()
                                            .put("kind", "unreachable")
                                            .put("timeout", timeout)
                                            .put("message", message)));
            case Answer.Gave(var output, var told) -> {
                var node = Json.object().put("kind", "gave");
                node.set("output", output);
                node.set("told", told);
                yield Optional.of(Json.write(node));
            }
            case Answer.Found _,
                    Answer.Created _,
                    Answer.Started _,
                    Answer.Ended _,
                    Answer.Faulted _,
                    Answer.Cancelled _,
                    Answer.Refused _,
                    Answer.Called _,
                    Answer.NoToken _,
                    Answer.CallbackOpened _,
                    Answer.Asked _,
                    Answer.Reminded _ ->
                    Optional.empty();
        };
    }

    static @Nullable Answer read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var node = Json.stored(text);
        return switch (node.path("kind").textValue()) {
            case "response" ->
                    new Answer.Response(
                            node.path("method").textValue(),
                            node.path("uri").textValue(),
                            node.path("status").intValue(),
                            node.path("headers"),
                            node.path("content"),
                            node.path("bytes").textValue());
            case "unreachable" ->
                    new Answer.Unreachable(
                            node.path("timeout").booleanValue(), node.path("message").textValue());
            case "gave" -> new Answer.Gave(node.path("output"), (ObjectNode) node.path("told"));
            default -> throw new IllegalStateException("an answer of an unknown kind: " + text);
        };
    }
}
