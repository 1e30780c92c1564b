package caseloom.events;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// An event that is to be stored.
public record Sent(OrganizationId organization, CloudEvent event, Instant at) {}
