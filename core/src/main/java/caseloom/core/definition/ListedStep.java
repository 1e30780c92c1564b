package caseloom.core.definition;

import java.util.Optional;

/// A step as the dialects list it (L-75).
///
/// @param id unique in its version
/// @param pointer JSON Pointer of the step; empty for the intake, which no document spells out
/// @param name as in the document
/// @param fields what people fill in there; empty when they fill in nothing
public record ListedStep(
        String id, String pointer, String name, StepType type, Optional<StepFields> fields) {}
