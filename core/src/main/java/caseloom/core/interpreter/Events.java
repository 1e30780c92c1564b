package caseloom.core.interpreter;

import caseloom.core.definition.Step;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

/// Events in the JSON format of CloudEvents 1.0: what is in them, and how one is sent.
final class Events {

    private static final String BYTES = "data_base64";

    private static final List<String> TEXTS =
            List.of("id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

    private Events() {}

    static JsonNode data(JsonNode envelope) {
        if (envelope.has("data")) {
            return envelope.get("data");
        }
        return envelope.has(BYTES) ? envelope.get(BYTES) : NullNode.instance;
    }

    /// The data as the bytes they came as, base64.
    static JsonNode raw(JsonNode envelope) {
        if (envelope.has(BYTES)) {
            return envelope.get(BYTES);
        }
        var data = envelope.get("data");
        if (data == null) {
            return TextNode.valueOf("");
        }
        var type = envelope.path("datacontenttype").asText("application/json");
        var bytes =
                data.isTextual() && !type.contains("json")
                        ? data.textValue().getBytes(StandardCharsets.UTF_8)
                        : Json.bytes(data);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    /// `emit`: what the author left out is filled in, and the event is what the step gives (W-8).
    static Deed emit(Advance advance, Activation activation, Step.Emit step) {
        var written = step.event().render(activation.input, Sight.of(advance, activation));
        var event = Json.object().put("specversion", "1.0");
        event.put("id", advance.chance.uuid());
        event.put("time", advance.now().toString());
        written.properties().forEach(part -> put(event, part.getKey(), part.getValue()));
        checked(advance, event);
        advance.emitted.add(event);
        return new Deed.Gave(event);
    }

    private static void put(ObjectNode event, String name, JsonNode value) {
        if (name.equals("data") || !value.isNull()) {
            event.set(name, value);
        }
    }

    private static void checked(Advance advance, ObjectNode event) {
        for (var name : TEXTS) {
            var value = event.get(name);
            if (value != null && (!value.isTextual() || value.textValue().isBlank())) {
                throw refused("`" + name + "` must be a text that is not blank");
            }
        }
        for (var name : List.of("source", "type")) {
            if (!event.has(name)) {
                throw refused("it has no `" + name + "`");
            }
        }
        try {
            OffsetDateTime.parse(event.path("time").textValue());
        } catch (DateTimeParseException _) {
            throw refused("`time` must be a moment such as 2026-05-28T17:04:12Z");
        }
        for (var part : event.properties()) {
            if (!part.getKey().equals("data") && part.getValue().isContainerNode()) {
                throw refused("`" + part.getKey() + "` must be a text, a number or a boolean");
            }
        }
        var limits = advance.limits();
        var size = Measure.of(event, limits.stateSize(), limits.depth());
        if (!size.fits()) {
            throw refused("it " + size.complaint());
        }
    }

    private static StepFault refused(String detail) {
        return new StepFault(Errors.validation("The event cannot be sent", detail));
    }
}
