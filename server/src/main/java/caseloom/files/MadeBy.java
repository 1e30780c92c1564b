package caseloom.files;

import caseloom.core.cases.RunId;

/// The step that made a document.
///
/// @param step as the dialects call it
public record MadeBy(RunId run, String step) {}
