package caseloom.accounts;

import caseloom.access.MemberRole;
import java.time.Instant;

/// An invitation as lists show it.
///
/// @param inviter the email address of the member who invites
public record InvitationRecord(
        long id,
        String email,
        MemberRole role,
        String inviter,
        Instant createdAt,
        Instant expiresAt) {}
