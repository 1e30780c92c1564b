package caseloom.access;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import org.jspecify.annotations.Nullable;

/// Who sent a request, as its token or session says.
///
/// @param organization whose records it reaches
/// @param token the number of the token; 0 for a session
/// @param member the number of the member who made the token, creator of what it makes, or of the
///   one who is signed in
/// @param installation whether it may act for every organization; only administrator tokens do
/// @param signedIn who is signed in; null for a token
public record Caller(
        OrganizationId organization,
        long token,
        long member,
        boolean installation,
        @Nullable SignedIn signedIn) {

    /// Whoever has a token.
    public Caller(OrganizationId organization, long token, long member, boolean installation) {
        this(organization, token, member, installation, null);
    }

    /// Whoever is signed in.
    public static Caller of(OrganizationId organization, long member, SignedIn signedIn) {
        return new Caller(organization, 0, member, false, signedIn);
    }

    /// The caller as the audit trail knows them.
    public Actor actor() {
        if (signedIn != null) {
            return Actor.session(organization, signedIn.session(), member, signedIn.email());
        }
        return Actor.token(organization, token, member);
    }
}
