package caseloom.tasks;

import caseloom.core.definition.ListedStep;
import java.util.List;

/// A task with its passes through steps.
///
/// @param runs in the order they started, the intake first
/// @param current the step being worked or waited on; after the end the last one reached (L-125)
public record TaskStory(Task task, List<StepRun> runs, ListedStep current) {}
