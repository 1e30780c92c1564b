package caseloom.core.definition;

import caseloom.core.schema.AttributeSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What the reader asks of the schema compiler.
interface Schemas {

    Outcome compile(JsonNode schema);

    /// What came of compiling a schema.
    ///
    /// @param schema present when there are no problems
    record Outcome(Optional<AttributeSchema> schema, List<Problem> problems) {}

    /// One mistake in a schema.
    ///
    /// @param pointer JSON Pointer from the schema's root
    record Problem(String pointer, String message) {}
}
