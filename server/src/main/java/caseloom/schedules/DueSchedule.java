package caseloom.schedules;

import caseloom.core.cases.WorkflowId;
import caseloom.intake.Numbers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A schedule that this node looks after now.
///
/// @param moment at which a run starts; null while the run before has to end first
/// @param before the run before, where the next one waits for its end
/// @param initiator the member who published the version
/// @param closed whether its organization is closed: then moments pass and nothing starts
record DueSchedule(
        WorkflowId workflow,
        int version,
        Instant began,
        @Nullable Instant moment,
        @Nullable Numbers before,
        long initiator,
        boolean closed) {}
