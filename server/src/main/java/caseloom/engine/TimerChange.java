package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of a timer.
///
/// @param organization null when it is cleared
/// @param due when it wakes its run; null when it is cleared
record TimerChange(Numbered timer, @Nullable OrganizationId organization, @Nullable Instant due) {

    static TimerChange cleared(Numbered timer) {
        return new TimerChange(timer, null, null);
    }

    /// For the column; of a timer that is cleared it is not looked at.
    long organizationNumber() {
        return organization == null ? 0 : organization.value();
    }
}
