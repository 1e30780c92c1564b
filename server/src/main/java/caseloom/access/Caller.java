package caseloom.access;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;

/// Who sent a request, as its token says.
///
/// @param organization whose records it reaches
/// @param token the number of the token
/// @param member the number of the member who made the token, creator of what it makes
/// @param installation whether it may act for every organization; only administrator tokens do
public record Caller(OrganizationId organization, long token, long member, boolean installation) {

    /// The caller as the audit trail knows them.
    public Actor actor() {
        return Actor.token(organization, token, member);
    }
}
