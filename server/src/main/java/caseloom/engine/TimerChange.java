package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a timer.
///
/// @param due when it wakes its run; null when it is cleared
record TimerChange(Numbered timer, OrganizationId organization, @Nullable Instant due) {}
