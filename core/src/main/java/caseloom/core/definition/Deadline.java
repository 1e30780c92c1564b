package caseloom.core.definition;

/// The `timeout` of a step or a document: how long after its start the error `timeout` is raised.
public record Deadline(Pause after) {}
