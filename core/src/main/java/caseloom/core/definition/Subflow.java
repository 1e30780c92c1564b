package caseloom.core.definition;

import org.jspecify.annotations.Nullable;

/// A workflow that a document runs inside its own.
///
/// @param name the name in its document
/// @param version the label of the publication; null for the newest one when the running document
///   is published (W-21)
public record Subflow(String name, @Nullable String version) {}
