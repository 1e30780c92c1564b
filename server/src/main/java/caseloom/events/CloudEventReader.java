package caseloom.events;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;

/// Reads events as HTTP carries them: one in the JSON format, a batch of these, or one whose
/// attributes are headers and whose data is the body. Safe to share.
public final class CloudEventReader {

    private static final String CONTENT_TYPE = "datacontenttype";

    private final EventsSettings settings;

    public CloudEventReader(EventsSettings settings) {
        this.settings = settings;
    }

    public Judged read(Incoming request) {
        try {
            return switch (request.mode()) {
                case STRUCTURED -> checked(List.of(Json.read(request.body())), false);
                case BATCH -> batch(Json.read(request.body()));
                case BINARY -> binary(request);
            };
        } catch (JsonFault e) {
            return new Judged.NotJson(String.valueOf(e.getMessage()));
        }
    }

    private Judged batch(JsonNode all) {
        if (!all.isArray()) {
            return new Judged.NotJson("a batch is an array of events");
        }
        if (all.size() > settings.perRequest()) {
            var limit = "events in one request";
            return new Judged.Refused(new Refusal.TooMany(limit, settings.perRequest()));
        }
        var items = new ArrayList<JsonNode>(all.size());
        all.forEach(items::add);
        return checked(items, true);
    }

    private Judged checked(List<JsonNode> items, boolean numbered) {
        var events = new ArrayList<CloudEvent>(items.size());
        var faults = new ArrayList<Fault>();
        for (var i = 0; i < items.size(); i++) {
            var check = new EventCheck(numbered ? "[" + i + "]." : "", settings.sizeMost());
            check.check(items.get(i)).ifPresent(events::add);
            faults.addAll(check.faults());
        }
        return faults.isEmpty()
                ? new Judged.Events(events)
                : new Judged.Refused(new Refusal.Invalid(List.copyOf(faults)));
    }

    private Judged binary(Incoming request) throws JsonFault {
        if (!request.attributes().containsKey("specversion")) {
            return refused(
                    "ce-specversion",
                    "A request brings events by its content type, or one by its `ce-` headers.",
                    "Send `Content-Type: application/cloudevents+json`, or"
                            + " `ce-specversion: 1.0` with the other attributes.");
        }
        if (request.attributes().containsKey(CONTENT_TYPE)) {
            return refused(
                    "ce-" + CONTENT_TYPE,
                    "The type of the data is the request's `Content-Type`.",
                    "Send it there and leave this header out.");
        }
        var envelope = Json.object();
        for (var header : new TreeMap<>(request.attributes()).entrySet()) {
            if (header.getValue().size() != 1) {
                return refused(
                        "ce-" + header.getKey(),
                        "An attribute has one value.",
                        "Send the header once.");
            }
            envelope.put(header.getKey(), decoded(header.getValue().getFirst()));
        }
        return withData(envelope, request);
    }

    private Judged withData(ObjectNode envelope, Incoming request) throws JsonFault {
        if (!request.contentType().isBlank()) {
            envelope.put(CONTENT_TYPE, request.contentType().strip());
        }
        if (request.body().length > 0) {
            var type = request.mediaType();
            if (type.endsWith("/json") || type.endsWith("+json")) {
                envelope.set("data", Json.read(request.body()));
            } else if (type.startsWith("text/") && isText(request.body())) {
                envelope.put("data", new String(request.body(), StandardCharsets.UTF_8));
            } else {
                envelope.put("data_base64", Base64.getEncoder().encodeToString(request.body()));
            }
        }
        return checked(List.of(envelope), false);
    }

    private static Judged refused(String field, String rule, String fix) {
        return new Judged.Refused(Refusal.Invalid.of(field, rule, fix));
    }

    private static boolean isText(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.chars().noneMatch(c -> c == 0);
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /// Header values are percent-encoded where they are not plain; what is no such code stays.
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        var decoded = ByteBuffer.allocate(bytes.length);
        for (var i = 0; i < bytes.length; i++) {
            var code = codeAt(bytes, i);
            decoded.put(code < 0 ? bytes[i] : (byte) code);
            i += code < 0 ? 0 : 2;
        }
        return new String(decoded.array(), 0, decoded.position(), StandardCharsets.UTF_8);
    }

    /// The byte that a percent code at that place stands for; negative where there is none.
    private static int codeAt(byte[] bytes, int at) {
        if (bytes[at] != '%' || at + 2 >= bytes.length) {
            return -1;
        }
        var high = Character.digit(bytes[at + 1], 16);
        var low = Character.digit(bytes[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
