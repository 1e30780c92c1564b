package caseloom.engine;

/// An effect to drop.
///
/// @param answered its answer is what led to the decision
record Dropped(Numbered effect, boolean answered) {}
