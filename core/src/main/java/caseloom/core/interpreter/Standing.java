package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Where a decision leaves the run.
public sealed interface Standing {

    /// It waits for one of its timers, effects, listeners or callbacks.
    record Parked() implements Standing {}

    /// It has more to do at once; the budget of one decision was used up.
    record Again() implements Standing {}

    /// It ended well.
    ///
    /// @param output exactly what the APIs show (C-132): `{}` for a document without an `output` of
    ///   its own, else the result, wrapped as `{"result": ...}` when it is no object
    /// @param result what the document gives in the language: its transformed output, or that of
    ///   the last step
    record Completed(ObjectNode output, JsonNode result) implements Standing {}

    /// No `catch` took the error. The state is kept as it was at the failing step.
    ///
    /// @param step JSON Pointer of the step that failed, the one a retry begins with; null when it
    ///   was the document's own input, output, timeout or limit
    record Failed(RunError error, @Nullable String step) implements Standing {}

    /// The happening had nothing to say to this state: nothing changes, nothing is written.
    ///
    /// @param refusal what a person who asked for it is told; null when it just came too late
    record Ignored(@Nullable String refusal) implements Standing {}
}
