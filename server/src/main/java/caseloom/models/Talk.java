package caseloom.models;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What was said in a conversation so far, in the form that requests carry it. For one thread.
final class Talk {

    private final ArrayNode messages = Json.array();

    static Talk about(Question question) {
        var talk = new Talk();
        talk.say("system", instructions(question));
        var input = question.input();
        if (input == null) {
            talk.say("user", "Begin.");
        } else {
            talk.say("user", input.isTextual() ? input.textValue() : Json.write(input));
        }
        return talk;
    }

    private static String instructions(Question question) {
        var output = question.output();
        return output == null
                ? question.instructions()
                : question.instructions()
                        + "\n\nAnswer with one JSON value and nothing else. It must satisfy this"
                        + " JSON Schema:\n"
                        + Json.write(output.source());
    }

    void say(String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }

    /// What the model said, as it came.
    void heard(ObjectNode message) {
        var kept = Json.object().put("role", "assistant");
        kept.set("content", message.path("content"));
        if (message.path("tool_calls").isArray() && !message.path("tool_calls").isEmpty()) {
            kept.set("tool_calls", message.get("tool_calls"));
        }
        messages.add(kept);
    }

    void lookedUp(JsonNode call, String result) {
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", call.path("id").asText())
                .put("content", result);
    }

    ArrayNode messages() {
        return messages;
    }

    /// Everything that was said, so far as it has room; what is cut says how long it was.
    ArrayNode record(int most) {
        var whole = Json.write(messages).length();
        if (whole <= most) {
            return messages.deepCopy();
        }
        var each = Math.max(1, most / (2 * messages.size()));
        var record = Json.array();
        messages.forEach(message -> record.add(cut((ObjectNode) message, each)));
        return Json.write(record).length() <= most
                ? record
                : Json.array().add(Json.object().put("cut", true).put("size", whole));
    }

    private static ObjectNode cut(ObjectNode message, int most) {
        var cut = message.deepCopy();
        var content = message.path("content").asText();
        if (content.length() > most) {
            var end = Character.isHighSurrogate(content.charAt(most - 1)) ? most - 1 : most;
            cut.put("content", content.substring(0, end)).put("size", content.length());
        }
        return cut;
    }
}
