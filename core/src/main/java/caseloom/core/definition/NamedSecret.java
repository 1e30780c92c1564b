package caseloom.core.definition;

/// A secret that a document lists in `use.secrets`. Whether there is one only the organization's
/// records say.
///
/// @param line where the name is written, counted from 1
/// @param column counted from 1
/// @param pointer JSON Pointer to that place
public record NamedSecret(String name, int line, int column, String pointer) {}
