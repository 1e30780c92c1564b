package caseloom.core.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/// Follows references inside one description. Those to other files are not followed.
final class References {

    private static final int MOST = 20;

    private final JsonNode root;

    References(JsonNode root) {
        this.root = root;
    }

    /// What the node stands for: itself, unless it is a reference.
    JsonNode resolved(JsonNode node) throws Unmapped {
        var at = node;
        for (var count = 0; at.path("$ref").isTextual(); count++) {
            var reference = at.get("$ref").textValue();
            if (count == MOST) {
                throw new Unmapped("the reference `" + reference + "` leads in circles");
            }
            if (!reference.startsWith("#/")) {
                throw new Unmapped(
                        "the reference `" + reference + "` leads out of the description");
            }
            at = found(reference.substring(1));
            if (at.isMissingNode()) {
                throw new Unmapped("the reference `" + reference + "` leads to nothing");
            }
        }
        return at;
    }

    private JsonNode found(String pointer) {
        return root.at(pointer.replace("%7B", "{").replace("%7D", "}"));
    }
}
