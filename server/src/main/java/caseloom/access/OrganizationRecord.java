package caseloom.access;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An organization as lists show it.
///
/// @param closedAt since when it is closed; null while it is open
public record OrganizationRecord(
        OrganizationId id, String name, Instant createdAt, @Nullable Instant closedAt) {

    public boolean isClosed() {
        return closedAt != null;
    }
}
