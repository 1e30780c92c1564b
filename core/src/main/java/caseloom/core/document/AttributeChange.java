package caseloom.core.document;

import org.jspecify.annotations.Nullable;

/// An attribute whose type or value is another one now.
///
/// @param previous its value before; null when it is new
public record AttributeChange(Attribute now, @Nullable String previous) {}
