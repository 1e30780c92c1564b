package caseloom.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A checked event.
///
/// @param id with the source: what makes it the same event when it is sent again
/// @param envelope all of it in the JSON format of CloudEvents; not changed any more
public record CloudEvent(String type, String source, String id, ObjectNode envelope) {

    /// Source and id as one hash in hex, which is the same for the same event only.
    String fingerprint() {
        return hash(source, id);
    }

    /// SHA-256 over texts, each with its length before it, in hex.
    static String hash(String... texts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var text : texts) {
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
