package caseloom.connections;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// A service that an organization calls.
public record Connection(
        long id,
        OrganizationId organization,
        ConnectionTerms terms,
        Instant createdAt,
        Instant updatedAt) {

    public String name() {
        return terms.name();
    }
}
