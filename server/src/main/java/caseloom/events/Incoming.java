package caseloom.events;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request that brings events: its body and what its header says of it. The bytes are not copied.
public final class Incoming {

    public static final String HEADER = "ce-";

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    private final String contentType;
    private final Map<String, List<String>> attributes;
    private final byte[] body;

    /// @param contentType as sent; empty for none
    /// @param attributes the values of `ce-` headers by the rest of their names, as sent
    public Incoming(String contentType, Map<String, List<String>> attributes, byte[] body) {
        this.contentType = contentType;
        this.attributes = Map.copyOf(attributes);
        this.body = body;
    }

    String contentType() {
        return contentType;
    }

    Map<String, List<String>> attributes() {
        return attributes;
    }

    byte[] body() {
        return body;
    }

    /// The three ways in which HTTP carries events.
    enum Mode {
        STRUCTURED,
        BATCH,
        BINARY
    }

    Mode mode() {
        return switch (mediaType()) {
            case STRUCTURED -> Mode.STRUCTURED;
            case BATCH -> Mode.BATCH;
            default -> Mode.BINARY;
        };
    }

    /// The content type without its parameters, in lower case.
    String mediaType() {
        var end = contentType.indexOf(';');
        var type = end < 0 ? contentType : contentType.substring(0, end);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
