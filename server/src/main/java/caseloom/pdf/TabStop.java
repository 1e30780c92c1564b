package caseloom.pdf;

/// A place that a tab goes to.
///
/// @param at from the left edge of the text
/// @param side `left`, `right`, `center` or `decimal`; what follows stands so
/// @param dotted whether dots lead there
record TabStop(float at, String side, boolean dotted) {}
