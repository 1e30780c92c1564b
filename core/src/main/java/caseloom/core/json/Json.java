package caseloom.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The one reader and writer of JSON. Numbers keep their exact value (C-24). Safe to share.
public final class Json {

    /// The deepest nesting and the longest number that a body may have (C-21, L-28).
    public static final int DEPTH_MOST = 100;

    public static final int NUMBER_MOST = 400;

    /// What we store wraps what came from outside, so it may be deeper than a body.
    private static final int STORED_DEPTH_MOST = 1_000;

    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    private static JsonMapper mapper() {
        var mapper =
                JsonMapper.builder()
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                        .build();
        mapper.getFactory()
                .setStreamWriteConstraints(
                        StreamWriteConstraints.builder()
                                .maxNestingDepth(STORED_DEPTH_MOST)
                                .build());
        return mapper;
    }

    /// Reads one JSON value from outside.
    ///
    /// @throws JsonFault when the bytes break one of the rules of C-21 (other than being an object)
    public static JsonNode read(byte[] bytes) throws JsonFault {
        return read(bytes, DEPTH_MOST);
    }

    /// Reads one JSON value from outside that may not be as deep as a body.
    ///
    /// @throws JsonFault when the bytes break one of the rules of C-21, or nest deeper than this
    public static JsonNode read(byte[] bytes, int depthMost) throws JsonFault {
        return read(bytes, depthMost, JsonAllowance.unbounded());
    }

    /// Reads one JSON value from outside, within an allowance that others may have used before.
    ///
    /// @throws JsonTooLarge when it would be more nodes than are left
    /// @throws JsonFault when the bytes break one of the rules of C-21, or nest deeper than this
    public static JsonNode read(byte[] bytes, int depthMost, JsonAllowance allowance)
            throws JsonFault {
        return new JsonReader(bytes, depthMost, allowance).document();
    }

    /// Reads one JSON object from outside, as most bodies must be.
    ///
    /// @throws JsonFault when the bytes break one of the rules of C-21
    public static ObjectNode readObject(byte[] bytes) throws JsonFault {
        if (read(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw new JsonFault("not a JSON object");
    }

    /// Reads JSON that we wrote ourselves.
    public static JsonNode stored(String text) {
        try {
            return read(text.getBytes(StandardCharsets.UTF_8), STORED_DEPTH_MOST);
        } catch (JsonFault e) {
            throw new IllegalStateException("stored JSON is broken: " + e.getMessage(), e);
        }
    }

    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }

    /// A new empty object.
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// A new empty array.
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
