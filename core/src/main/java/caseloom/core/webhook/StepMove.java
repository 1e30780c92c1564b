package caseloom.core.webhook;

import caseloom.core.definition.ListedStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task went from one step to another.
///
/// @param assignee who has to act at the step it came to, as far as the history names somebody: an
///   address; null for everybody else
public record StepMove(Left left, ListedStep to, @Nullable String assignee) {

    /// The step that was left.
    ///
    /// @param by the person who completed it; null when nobody did
    /// @param outcome what came of it (L-257, L-258)
    public record Left(ListedStep step, Instant at, @Nullable String by, String outcome) {}
}
