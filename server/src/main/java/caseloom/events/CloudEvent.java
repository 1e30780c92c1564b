package caseloom.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A checked event.
///
/// @param id with the source: what makes it the same event when it is sent again
/// @param envelope all of it in the JSON format of CloudEvents; not changed any more
public record CloudEvent(String type, String source, String id, ObjectNode envelope) {

    /// Source and id as one hash in hex, which is the same for the same event only.
    String fingerprint() {
        return Fingerprint.of(source, id);
    }
}
