package caseloom.core.interpreter;

import caseloom.core.definition.Deadline;
import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Timers by their absolute moment (W-18).
final class Waits {

    private Waits() {}

    static Due timer(Advance advance, Instant at) {
        return new Due(advance.progress.number(), advance.now(), at);
    }

    static Work until(Advance advance, Activation activation, Instant at) {
        advance.story.tell(
                StoryEvent.STEP_WAITING,
                activation.pointer(),
                Json.object().put("until", at.toString()));
        return new Work.Waiting(timer(advance, at));
    }

    /// The timer of a `timeout`, or null when there is none.
    static @Nullable Due deadline(
            Advance advance, @Nullable Deadline deadline, JsonNode input, Sight sight) {
        if (deadline == null) {
            return null;
        }
        var length = Pauses.length(deadline.after(), input, sight, advance.limits());
        return timer(advance, advance.now().plus(length));
    }
}
