package caseloom.access;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;

/// Who sent a request, as its key says.
///
/// @param organization whose records it reaches (L-14)
/// @param owner the member who acts where a call names nobody (L-19)
/// @param ratePerMinute requests a minute that it may make; 0 for no limit
public record KeyCaller(
        long keyId,
        OrganizationId organization,
        String organizationName,
        Member owner,
        int ratePerMinute) {

    /// The caller as the audit trail knows them.
    public Actor actor() {
        return Actor.key(organization, keyId, owner.id(), owner.email());
    }
}
