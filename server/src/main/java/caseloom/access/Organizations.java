package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Making and listing organizations. Works as the system: only an installation's administrator may
/// call it. Safe to share.
public final class Organizations {

    private final Db db;
    private final CacheEpoch epoch;
    private final InstantSource clock;
    private final AccessStore store = new AccessStore();
    private final MembersStore members = new MembersStore();

    public Organizations(Db db, CacheEpoch epoch, InstantSource clock) {
        this.db = db;
        this.epoch = epoch;
        this.clock = clock;
    }

    /// A new organization and its first administrator, who counts as creator of all it makes.
    public record Created(OrganizationId id, Member administrator) {}

    /// Makes an organization; the deed stands in the trail of the one that its maker belongs to.
    public Created create(Actor by, String name, String administratorEmail) {
        var created =
                db.system(tx -> {
                    var made = create(tx, name, administratorEmail);
                    var detail =
                            Json.object().put("name", name).put("admin_email", administratorEmail);
                    AuditTrail.note(
                            tx, by, new Deed("organization.create", made.id().value(), detail));
                    return made;
                });
        epoch.forget();
        return created;
    }

    /// Makes an organization in the caller's transaction.
    public Created create(Tx tx, String name, String administratorEmail) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an organization has a name");
        }
        var now = clock.instant();
        var id = store.createOrganization(tx, name, now);
        var email = new Email(administratorEmail);
        var member = members.create(tx, id, email, MemberRole.ADMIN, now).orElseThrow();
        epoch.moved(tx);
        return new Created(id, new Member(member.id(), member.email()));
    }

    /// Organizations by id.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<OrganizationRecord> list(long after, int most) {
        return db.system(tx -> store.organizations(tx, after, most));
    }

    public Optional<OrganizationRecord> find(OrganizationId organization) {
        return db.system(tx -> store.organization(tx, organization));
    }
}
