package caseloom.accounts;

import caseloom.access.MemberRole;
import caseloom.core.cases.OrganizationId;

/// An organization that an account can act in, and as which member.
public record Membership(
        long member,
        OrganizationId organization,
        String organizationName,
        String email,
        MemberRole role) {}
