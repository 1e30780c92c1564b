package caseloom.core.schema;

import caseloom.core.json.Json;
import java.util.List;

/// Short ways to check a value, both written as JSON.
final class SchemaSamples {

    private SchemaSamples() {}

    static AttributeSchema schema(String schema) {
        return switch (AttributeSchemas.compile(Json.stored(schema))) {
            case AttributeSchemas.Compiled(var compiled) -> compiled;
            case AttributeSchemas.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    static List<SchemaProblem> problems(String schema) {
        return switch (AttributeSchemas.compile(Json.stored(schema))) {
            case AttributeSchemas.Compiled _ -> List.of();
            case AttributeSchemas.Refused(var problems) -> problems;
        };
    }

    /// The violations, each as its path, a space and its sentence.
    static List<String> check(String schema, String value) {
        return schema(schema).check(Json.stored(value)).stream()
                .map(violation -> violation.path() + " " + violation.error())
                .toList();
    }

    static boolean fits(String schema, String value) {
        return schema(schema).check(Json.stored(value)).isEmpty();
    }
}
