package caseloom.accounts;

import caseloom.access.MemberRole;
import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// An invitation as whoever has its link sees it.
///
/// @param hasAccount whether the address has an account already, which then needs its own password
public record Invitation(
        long id,
        OrganizationId organization,
        String organizationName,
        String email,
        MemberRole role,
        boolean hasAccount,
        Instant expiresAt) {}
