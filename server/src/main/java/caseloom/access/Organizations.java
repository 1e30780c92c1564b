package caseloom.access;

import caseloom.core.cases.OrganizationId;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Making and listing organizations. Works as the system: only an installation's administrator may
/// call it. Safe to share.
public final class Organizations {

    private static final String ADMINISTRATOR = "admin";

    private final Db db;
    private final CacheEpoch epoch;
    private final InstantSource clock;
    private final AccessStore store = new AccessStore();

    public Organizations(Db db, CacheEpoch epoch, InstantSource clock) {
        this.db = db;
        this.epoch = epoch;
        this.clock = clock;
    }

    /// A new organization and its first administrator, who counts as creator of all it makes.
    public record Created(OrganizationId id, Member administrator) {}

    public Created create(String name, String administratorEmail) {
        var created = db.system(tx -> create(tx, name, administratorEmail));
        epoch.forget();
        return created;
    }

    /// Makes an organization in the caller's transaction.
    public Created create(Tx tx, String name, String administratorEmail) {
        if (name.isBlank() || administratorEmail.isBlank()) {
            throw new IllegalArgumentException("an organization has a name and an administrator");
        }
        var now = clock.instant();
        var id = store.createOrganization(tx, name, now);
        var member = store.createMember(tx, id, administratorEmail, ADMINISTRATOR, now);
        epoch.moved(tx);
        return new Created(id, new Member(member, administratorEmail));
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
