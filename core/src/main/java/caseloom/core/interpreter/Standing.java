package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;

/// Where a decision leaves the run.
public sealed interface Standing {

    /// It waits for one of its timers or effects.
    record Parked() implements Standing {}

    /// It has more to do at once; the budget of one decision was used up.
    record Again() implements Standing {}

    /// It ended well. The output is the document's result (C-132 decides what the APIs show).
    record Completed(JsonNode output) implements Standing {}

    /// No `catch` took the error. The state is kept as it was at the failing step.
    record Failed(RunError error) implements Standing {}

    /// The happening had nothing to say to this state: nothing changes, nothing is written.
    record Ignored() implements Standing {}
}
