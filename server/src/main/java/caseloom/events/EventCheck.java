package caseloom.events;

import caseloom.core.json.Json;
import caseloom.outcome.Refusal.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds one event against the rules of CloudEvents 1.0 and our own bounds. For one event.
final class EventCheck {

    static final int TYPE_MOST = 255;
    static final int ID_MOST = 255;
    static final int SOURCE_MOST = 1024;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
    private static final Pattern BASE64 =
            Pattern.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7E&&[^\"<>\\\\^`{|}]]+");
    private static final Set<String> DATA = Set.of("data", "data_base64");
    private static final Set<String> TEXTS =
            Set.of("datacontenttype", "dataschema", "subject", "time");

    private final String prefix;
    private final int sizeMost;
    private final List<Fault> faults = new ArrayList<>();

    /// @param prefix what the names of members are told with
    EventCheck(String prefix, int sizeMost) {
        this.prefix = prefix;
        this.sizeMost = sizeMost;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    /// The event; empty when something is wrong with it.
    Optional<CloudEvent> check(JsonNode value) {
        if (!(value instanceof ObjectNode event)) {
            complain("event", "An event is a JSON object.", "Send an object.");
            return Optional.empty();
        }
        version(event);
        var id = text(event, "id", ID_MOST);
        var source = text(event, "source", SOURCE_MOST);
        var type = text(event, "type", TYPE_MOST);
        if (!source.isEmpty() && !ADDRESS.matcher(source).matches()) {
            complain(
                    "source",
                    "It is a URI or a part of one, such as /shop/7.",
                    "Write other characters as percent codes.");
        }
        time(event);
        data(event);
        names(event);
        size(event);
        return faults.isEmpty()
                ? Optional.of(new CloudEvent(type, source, id, event))
                : Optional.empty();
    }

    private void version(ObjectNode event) {
        if (!event.path("specversion").asText().equals("1.0")) {
            complain("specversion", "It is 1.0.", "Send `\"specversion\": \"1.0\"`.");
        }
    }

    private String text(ObjectNode event, String name, int most) {
        var text = event.path(name).textValue();
        if (text == null || text.isEmpty() || text.codePointCount(0, text.length()) > most) {
            complain(
                    name,
                    "It is a text of 1 to " + most + " characters.",
                    "Send `" + name + "` with such a text.");
            return "";
        }
        return text;
    }

    private void time(ObjectNode event) {
        var time = event.get("time");
        if (time == null || time.isNull()) {
            return;
        }
        try {
            OffsetDateTime.parse(time.asText());
        } catch (DateTimeException _) {
            complain(
                    "time",
                    "It is a moment in the form of RFC 3339.",
                    "Write it like 2026-05-28T17:04:12Z, or leave it out.");
        }
    }

    private void data(ObjectNode event) {
        var encoded = event.get("data_base64");
        if (encoded == null) {
            return;
        }
        if (event.has("data")) {
            complain("data_base64", "An event has one kind of data.", "Leave one of them out.");
        } else if (!encoded.isTextual() || !BASE64.matcher(encoded.textValue()).matches()) {
            complain("data_base64", "It is a text in base64.", "Encode the data in base64.");
        }
    }

    private void names(ObjectNode event) {
        event.properties().forEach(member -> name(member.getKey(), member.getValue()));
    }

    private void name(String name, JsonNode value) {
        if (DATA.contains(name)) {
            return;
        }
        if (!NAME.matcher(name).matches()) {
            complain(
                    name,
                    "The name of an attribute has only a-z and 0-9.",
                    "Rename it, or put the value into `data`.");
        } else if (!value.isValueNode() || (value.isNumber() && !value.isIntegralNumber())) {
            complain(
                    name,
                    "An attribute is a text, a whole number, or true or false.",
                    "Put other values into `data`.");
        } else if (value.asText().indexOf('\0') >= 0) {
            complain(name, "It is without U+0000.", "Leave that character out.");
        } else if (TEXTS.contains(name)
                && !value.isNull()
                && (!value.isTextual() || value.textValue().isEmpty())) {
            complain(name, "It is a text that is not empty.", "Send a text, or leave it out.");
        }
    }

    private void size(ObjectNode event) {
        if (faults.isEmpty() && Json.bytes(event).length > sizeMost) {
            complain(
                    "event",
                    "It has at most " + sizeMost + " bytes.",
                    "Send less data, such as the address of it.");
        }
    }

    private void complain(String name, String rule, String fix) {
        faults.add(new Fault(prefix + name, rule, fix));
    }
}
