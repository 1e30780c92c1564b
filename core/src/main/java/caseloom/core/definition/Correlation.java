package caseloom.core.definition;

import org.jspecify.annotations.Nullable;

/// By what an event finds the runs that may listen for it; coarser than what a filter asks for.
///
/// @param type the type that the filter names; null when it takes several
/// @param from the expression that correlates, as `Extraction` takes it; null for none
public record Correlation(@Nullable String type, @Nullable String from) {}
