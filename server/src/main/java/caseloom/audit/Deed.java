package caseloom.audit;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What was done to what.
///
/// @param verb the kind of its target and what was done, such as `workflow.publish`
/// @param target the number of what it was done to
/// @param detail what else there is to know; never a secret
public record Deed(String verb, long target, ObjectNode detail) {

    public static Deed of(String verb, long target) {
        return new Deed(verb, target, Json.object());
    }

    /// The kind of the target, as the verb begins.
    String kind() {
        return verb.substring(0, verb.indexOf('.'));
    }
}
