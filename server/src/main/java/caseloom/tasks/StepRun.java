package caseloom.tasks;

import caseloom.core.definition.ListedStep;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// One pass through a step within a task.
///
/// @param number grows with the order in which they started, and never changes
/// @param produced the attributes it set, by name
public record StepRun(long number, ListedStep step, Status status, ObjectNode produced) {

    /// How far it got (L-127).
    public enum Status {
        /// It waits for a person.
        PENDING,
        IN_PROGRESS,
        COMPLETED,
        FAILED,
        SKIPPED,
        CANCELLED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean open() {
            return this == PENDING || this == IN_PROGRESS;
        }
    }
}
