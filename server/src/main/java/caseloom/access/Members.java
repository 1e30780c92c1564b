package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import java.util.Optional;

/// The people of an organization. Safe to share.
public final class Members {

    private final Db db;
    private final AccessStore store = new AccessStore();

    public Members(Db db) {
        this.db = db;
    }

    /// Who counts as the creator of what nobody in particular makes.
    public Optional<Member> firstAdministrator(OrganizationId organization) {
        return db.tx(organization, tx -> store.firstAdministrator(tx, organization));
    }

    /// A member by email, compared without regard to case.
    public Optional<Member> byEmail(OrganizationId organization, String email) {
        return db.tx(organization, tx -> store.member(tx, organization, email));
    }
}
