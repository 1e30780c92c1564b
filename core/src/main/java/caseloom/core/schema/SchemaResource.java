package caseloom.core.schema;

import java.util.HashMap;
import java.util.Map;

/// A part of the document with an identity of its own: the whole, or a schema with `$id`. Filled
/// while the document is indexed, after that never changed.
final class SchemaResource {

    private final String uri;
    private final String pointer;
    private final Map<String, String> anchors = new HashMap<>();
    private final Map<String, String> dynamicAnchors = new HashMap<>();

    /// @param uri what `$id` gives, empty when the document has none
    /// @param pointer where it stands in the document
    SchemaResource(String uri, String pointer) {
        this.uri = uri;
        this.pointer = pointer;
    }

    String uri() {
        return uri;
    }

    String pointer() {
        return pointer;
    }

    /// The place of each `$anchor` and `$dynamicAnchor`.
    Map<String, String> anchors() {
        return anchors;
    }

    /// The place of each `$dynamicAnchor`.
    Map<String, String> dynamicAnchors() {
        return dynamicAnchors;
    }
}
