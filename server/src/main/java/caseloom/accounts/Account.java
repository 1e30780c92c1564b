package caseloom.accounts;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who can sign in, whatever organizations they are a member of.
///
/// @param email as it was written first
/// @param timeZone an identifier of the time zone database; null for the reader's own
/// @param lastOrganization where the last session began
public record Account(
        long id,
        String email,
        String name,
        @Nullable String timeZone,
        String passwordHash,
        Instant passwordChangedAt,
        @Nullable OrganizationId lastOrganization,
        Instant createdAt) {

    /// Characters.
    public static final int NAME_MOST = 200;

    /// Not even the hash of a password is for a log.
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
