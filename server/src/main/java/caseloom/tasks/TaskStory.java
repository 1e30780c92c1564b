package caseloom.tasks;

import java.util.List;

/// A task with its passes through steps.
///
/// @param runs in the order they started, the intake first
public record TaskStory(TaskAtStep reached, List<StepRun> runs) {

    public Task task() {
        return reached.task();
    }
}
