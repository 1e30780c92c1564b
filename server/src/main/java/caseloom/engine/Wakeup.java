package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import java.time.Duration;
import java.time.Instant;

/// A timer of a run.
///
/// @param timer the interpreter's number, or `GO_ON`
public record Wakeup(RunKey key, OrganizationId organization, int timer, Instant due) {

    /// The engine's own timer: the run has work to do at once, and whoever finds this timer due
    /// does it. It anchors runs that are between two decisions, runs that were taken before their
    /// first one, and runs that a person started again.
    public static final int GO_ON = -1;

    /// How long a run that has more to do may go without a sign before another node goes on.
    static final Duration GO_ON_WITHIN = Duration.ofSeconds(10);
}
