package caseloom.core.schema;

/// One reason why a schema is not accepted.
///
/// @param pointer JSON Pointer into the schema, empty for the schema as a whole
/// @param message one sentence for its author
public record SchemaProblem(String pointer, String message) {}
