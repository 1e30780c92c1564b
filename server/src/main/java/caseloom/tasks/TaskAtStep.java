package caseloom.tasks;

import caseloom.core.definition.ListedStep;

/// A task and how far it got.
///
/// @param current the step being worked or waited on; after the end the last one reached (L-125)
public record TaskAtStep(Task task, ListedStep current) {}
