package caseloom.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A member as lists show it.
///
/// @param email as it was written when the member was made
/// @param name what they call themselves; null before they have an account
/// @param account whether they can sign in
public record MemberRecord(
        long id,
        String email,
        MemberRole role,
        MemberState state,
        @Nullable String name,
        boolean account,
        Instant createdAt) {}
