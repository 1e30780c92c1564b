package caseloom.intake;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Why a run starts that nobody asked for.
///
/// @param key under one key one run of the organization starts, however often it is tried
/// @param parent the run that started it; null when it was an event or the clock
/// @param inside the member of the stored input that `.` starts as; null for all of it
public record Cause(String key, @Nullable Parent parent, @Nullable String inside) {

    /// The run that started another.
    ///
    /// @param activation names the effect that did it
    /// @param awaits whether it waits for the other's end
    /// @param depth how many runs started one another up to the one that was started
    public record Parent(long caseId, long runId, int activation, boolean awaits, int depth) {}

    /// Whether another run has to be told how this one ends.
    public boolean awaited() {
        return parent != null && parent.awaits;
    }

    /// How many runs started one another up to this one.
    public int depth() {
        return parent == null ? 0 : parent.depth;
    }

    /// The key as it is stored.
    public String hash() {
        return hash(key);
    }

    static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// As the run's row keeps it; every later release must be able to read it.
    public String stored() {
        var node = Json.object().put("key", key).put("inside", inside);
        if (parent != null) {
            node.putObject("parent")
                    .put("case", parent.caseId)
                    .put("run", parent.runId)
                    .put("activation", parent.activation)
                    .put("awaits", parent.awaits)
                    .put("depth", parent.depth);
        }
        return Json.write(node);
    }

    public static @Nullable Cause read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        var node = Json.stored(stored);
        return new Cause(
                node.path("key").asText(),
                node.has("parent") ? parent(node.path("parent")) : null,
                node.path("inside").textValue());
    }

    private static Parent parent(JsonNode node) {
        return new Parent(
                node.path("case").longValue(),
                node.path("run").longValue(),
                node.path("activation").intValue(),
                node.path("awaits").booleanValue(),
                node.path("depth").intValue());
    }
}
