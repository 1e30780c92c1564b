package caseloom.core.variables;

/// The variable that a key means, and how far one had to look for it (L-100).
///
/// @param stage 1 for the id, 2 for the name without regard to case, 3 for the normalized text; of
///   several keys for one variable the earlier stage wins (L-101)
public record Match(Variable variable, int stage) {}
