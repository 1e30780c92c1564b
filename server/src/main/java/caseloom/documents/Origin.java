package caseloom.documents;

/// The step of a task that a document came out of (L-223), as it was called then.
///
/// @param workflowKey the text id of the workflow
public record Origin(long task, String workflowKey, String workflowTitle, String step) {}
