package caseloom.audit;

import caseloom.core.cases.OrganizationId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who does something, and in which organization.
///
/// @param credential the number of the token, key or session; null for others
/// @param member the member whom it counts for; null for the system
/// @param name what the history of a case calls them
public record Actor(
        OrganizationId organization,
        Kind kind,
        @Nullable Long credential,
        @Nullable Long member,
        String name) {

    /// By what somebody came in.
    public enum Kind {
        MEMBER,
        TOKEN,
        KEY,
        SYSTEM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Whoever has an administrator token.
    public static Actor token(OrganizationId organization, long token, long member) {
        return new Actor(organization, Kind.TOKEN, token, member, "member " + member);
    }

    /// Whoever has a key of the Chamelio API.
    public static Actor key(OrganizationId organization, long key, long member, String email) {
        return new Actor(organization, Kind.KEY, key, member, email);
    }

    /// A member who is signed in.
    public static Actor session(
            OrganizationId organization, long session, long member, String email) {
        return new Actor(organization, Kind.MEMBER, session, member, email);
    }

    /// A member who came in without a token, such as by a link that was sent to them.
    public static Actor member(OrganizationId organization, long member, String email) {
        return new Actor(organization, Kind.MEMBER, null, member, email);
    }

    /// The same one, as the audit trail of another organization knows them.
    public Actor in(OrganizationId other) {
        return new Actor(other, kind, credential, member, name);
    }

    /// The installation itself.
    public static Actor system(OrganizationId organization) {
        return system(organization, "system");
    }

    /// The installation, on behalf of something that has a name, such as another run.
    public static Actor system(OrganizationId organization, String name) {
        return new Actor(organization, Kind.SYSTEM, null, null, name);
    }
}
