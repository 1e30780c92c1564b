package caseloom.access;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// An organization as lists show it.
public record OrganizationRecord(OrganizationId id, String name, Instant createdAt) {}
