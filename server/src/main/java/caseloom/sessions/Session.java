package caseloom.sessions;

import caseloom.access.Caller;
import caseloom.access.MemberRole;
import caseloom.access.SignedIn;
import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// A session that is good now, and whom it stands for.
///
/// @param email of the member
/// @param csrfToken what a request that changes something has to show beside the cookie
/// @param beganAt when whoever it is signed in
/// @param expiresAt when it ends if it is not used any more
public record Session(
        long id,
        Holder holder,
        String email,
        MemberRole role,
        String csrfToken,
        Instant beganAt,
        Instant expiresAt) {

    /// Whose session it is, and in which organization.
    public record Holder(long account, OrganizationId organization, long member) {}

    /// The same one as the sender of a request.
    public Caller caller() {
        return Caller.of(
                holder.organization(),
                holder.member(),
                new SignedIn(id, holder.account(), email, role));
    }

    public OrganizationId organization() {
        return holder.organization();
    }

    /// Its CSRF token must not end up in a log by accident.
    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
