package caseloom.core.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The root rule of a schema, ready to check.
record CompiledSchema(JsonNode source, Rule root) implements AttributeSchema {

    @Override
    public List<Violation> check(JsonNode attributes) {
        var visit = new Visit();
        try {
            return root.accepts(attributes, visit, null) ? List.of() : visit.violations();
        } catch (Visit.TooMuch e) {
            return List.of(new Violation("", "value at root takes too long to check"));
        }
    }
}
