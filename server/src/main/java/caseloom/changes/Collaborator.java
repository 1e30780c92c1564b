package caseloom.changes;

import java.time.Instant;

/// Somebody who works on a case beside its owner.
///
/// @param member their number
/// @param email empty when that member is gone
public record Collaborator(long member, String email, Instant addedAt) {}
