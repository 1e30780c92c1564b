package caseloom.core.variables;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/// Short ways to variables and values for tests.
final class VariableSamples {

    private VariableSamples() {}

    static JsonNode json(String text) {
        return Json.stored(text);
    }

    static Variables variables(String schema) {
        return Variables.of(json(schema));
    }

    /// The one variable of a root object whose property `v` has this schema.
    static Variable variable(String property) {
        return variable(property, false);
    }

    static Variable required(String property) {
        return variable(property, true);
    }

    private static Variable variable(String property, boolean required) {
        var schema = Json.object().put("type", "object");
        schema.putObject("properties").set("v", json(property));
        if (required) {
            schema.putArray("required").add("v");
        }
        return Variables.of(schema).byId("v").orElseThrow();
    }
}
