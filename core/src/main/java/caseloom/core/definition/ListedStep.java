package caseloom.core.definition;

/// A step as the dialects list it (L-75).
///
/// @param id unique in its version
/// @param pointer JSON Pointer of the step; empty for the intake, which no document spells out
/// @param name as in the document
public record ListedStep(String id, String pointer, String name, StepType type) {}
