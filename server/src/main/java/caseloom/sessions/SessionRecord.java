package caseloom.sessions;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// A session as lists show it.
public record SessionRecord(
        long id,
        OrganizationId organization,
        String organizationName,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Visitor visitor) {}
