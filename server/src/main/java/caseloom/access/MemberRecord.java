package caseloom.access;

import java.time.Instant;

/// A member as lists show it.
///
/// @param email as it was written when the member was made
public record MemberRecord(
        long id, String email, MemberRole role, MemberState state, Instant createdAt) {}
