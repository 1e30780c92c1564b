package caseloom.core.webhook;

import caseloom.core.definition.ListedStep;
import java.time.Instant;

/// A task went from one step to another.
///
/// @param leftAt when the step before ended
public record StepMove(ListedStep from, Instant leftAt, ListedStep to) {}
