package caseloom.core.definition;

import caseloom.core.json.Json;
import caseloom.core.schema.AttributeSchema;
import caseloom.core.schema.AttributeSchemas;
import caseloom.core.schema.Violation;
import caseloom.core.variables.Variables;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Values to be given: a schema, and its properties as named and typed values. What people fill in
/// at a step (L-138), or what a case begins with. Immutable, safe to share.
public record StepFields(AttributeSchema schema, Variables variables) {

    /// For a step at which nothing is filled in.
    public static final StepFields NONE = none();

    static StepFields of(AttributeSchema schema) {
        return new StepFields(schema, Variables.of(schema.source()));
    }

    /// What is wrong with values.
    ///
    /// @param whole whether those that are required must be there; else only what is given is
    ///   looked at (L-138)
    public List<Violation> check(ObjectNode values, boolean whole) {
        var found = schema.check(values);
        return whole
                ? found
                : found.stream()
                        .filter(one ->
                                variables
                                        .at(one.path())
                                        .filter(at -> values.has(at.id()))
                                        .isPresent())
                        .toList();
    }

    private static StepFields none() {
        var nothing = Json.object().put("type", "object").put("additionalProperties", false);
        return switch (AttributeSchemas.compile(nothing)) {
            case AttributeSchemas.Compiled(var schema) -> of(schema);
            case AttributeSchemas.Refused(var problems) ->
                    throw new IllegalStateException("a schema of nothing: " + problems);
        };
    }
}
