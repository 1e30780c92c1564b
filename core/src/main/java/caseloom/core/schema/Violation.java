package caseloom.core.schema;

/// One attribute that does not fit: a JSON Pointer from the attributes object (C-94) and a sentence
/// in the wording of C-101.
public record Violation(String path, String error) {}
