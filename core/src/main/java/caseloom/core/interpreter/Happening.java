package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Why a run goes on.
public sealed interface Happening {

    /// The answer to the effect of that activation has come. Late answers are ignored.
    record Answered(int activation, Answer answer) implements Happening {}

    /// A timer is due. A timer the state no longer knows is ignored.
    record TimerDue(int timer) implements Happening {}

    /// An event that one of the run's listeners may want has come. It may come more than once, and
    /// it may be one that no listener wants after all: then it is ignored. Of several, the earliest
    /// must come first.
    ///
    /// @param event the number under which the event is stored: greater for a later one, the same
    ///   whenever the same event comes again
    /// @param envelope the event in the JSON format of CloudEvents, an object
    record EventArrived(long event, JsonNode envelope) implements Happening {}

    /// Somebody used the URL of the callback that the activation has open, or the people said what
    /// it asked them. A second use is ignored.
    ///
    /// @param body what was posted; of people, what `PeopleCalls.given` reads
    record CalledBack(int activation, JsonNode body) implements Happening {}

    /// The last decision stopped because its step budget was used up.
    record Continued() implements Happening {}

    /// A person asked that a failed run's step be done again; the state is that of the failure.
    record Retried() implements Happening {}

    /// A person gives the output of a step that waits or, in the state of a failure, of the one
    /// that failed, and the run goes on behind it. Refused when there is no such step or the output
    /// does not fit it.
    ///
    /// @param step JSON Pointer of the step; null for the only one it can be
    /// @param output what the step gives, as after its `output.as`
    /// @param by who asked, for the history
    record Skipped(@Nullable String step, JsonNode output, String by) implements Happening {}
}
