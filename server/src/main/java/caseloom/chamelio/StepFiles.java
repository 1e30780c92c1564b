package caseloom.chamelio;

import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.files.FileId;
import caseloom.files.FileRecord;
import caseloom.files.Joining;
import caseloom.tasks.Task;
import caseloom.tasks.Tasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Files given as values at a step: they belong to the task from then on.
final class StepFiles {

    private StepFiles() {}

    /// @param step JSON Pointer of the step
    static String id(Tasks all, Task task, String step) {
        return ListedSteps.of(all.definition(task))
                .at(step)
                .map(ListedStep::id)
                .orElse(ListedSteps.INTAKE);
    }

    /// Those of the values; new files get theirs here.
    ///
    /// @param step the id of the step
    /// @param staged the new ones, in the order in which they were collected
    static List<Joining> joinings(
            Task task, String step, Collected collected, List<FileRecord> staged, Instant at) {
        var joinings = new ArrayList<Joining>();
        for (var known : collected.references()) {
            joinings.add(
                    new Joining(
                            collected.organization(),
                            task.id(),
                            known.number(),
                            known.variable().id(),
                            step,
                            at));
        }
        for (var i = 0; i < staged.size(); i++) {
            var file = staged.get(i);
            var variable = collected.contents().get(i).variable().orElseThrow().id();
            collected.attributes().put(variable, FileId.of(file));
            joinings.add(
                    new Joining(
                            collected.organization(),
                            task.id(),
                            file.number(),
                            variable,
                            step,
                            at));
        }
        return joinings;
    }
}
