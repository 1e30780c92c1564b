package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Making, listing, closing and reopening organizations. Works as the system: only an
/// installation's administrator may call it. Safe to share.
public final class Organizations {

    private static final String WHAT = "organization";

    /// How many organizations, open or closed, are kept in memory.
    private static final int KNOWN_MOST = 20_000;

    private final Db db;
    private final CacheEpoch epoch;
    private final InstantSource clock;
    private final AccessStore store = new AccessStore();
    private final MembersStore members = new MembersStore();
    private final EpochCache<OrganizationId, Boolean> closed;

    public Organizations(Db db, CacheEpoch epoch, InstantSource clock) {
        this.db = db;
        this.epoch = epoch;
        this.clock = clock;
        this.closed =
                new EpochCache<>(
                        epoch,
                        KNOWN_MOST,
                        one -> find(one).filter(OrganizationRecord::isClosed).isPresent());
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

    /// Closes an organization (ADR 23): its tokens, keys, callbacks and file links are refused, and
    /// nothing starts in it by itself. Nobody closes the one that their own token belongs to, so
    /// there is always somebody who can open it again. The deed stands in its own trail too.
    public Outcome<OrganizationRecord> close(Actor by, OrganizationId organization) {
        return changed(
                by,
                new Deed("organization.close", organization.value(), Json.object()),
                tx -> {
                    var home = home(tx, by);
                    var held = store.holdOrganizations(tx, organization, home.orElse(organization));
                    var why = whyOpen(held, organization, home);
                    return why.isPresent()
                            ? Outcome.refused(why.get())
                            : Outcome.done(store.setClosed(tx, organization, clock.instant()));
                });
    }

    /// Opens a closed organization again: what was refused is good again, as it was.
    public Outcome<OrganizationRecord> reopen(Actor by, OrganizationId organization) {
        return changed(
                by,
                new Deed("organization.reopen", organization.value(), Json.object()),
                tx -> {
                    var held = store.holdOrganizations(tx, organization, organization);
                    if (held.isEmpty()) {
                        return Outcome.refused(unknown(organization));
                    }
                    return held.getFirst().isClosed()
                            ? Outcome.done(store.setClosed(tx, organization, null))
                            : Outcome.refused(
                                    new Refusal.Conflict(WHAT, "The organization is not closed."));
                });
    }

    /// Whether an organization is closed. Answered from memory, so it must not be asked inside of a
    /// transaction.
    public boolean isClosed(OrganizationId organization) {
        return closed.find(organization);
    }

    /// Why the organization must stay open, of which the row is held, as is its closer's own.
    private static Optional<Refusal> whyOpen(
            List<OrganizationRecord> held,
            OrganizationId organization,
            Optional<OrganizationId> home) {
        var found = held.stream().filter(one -> one.id().equals(organization)).findFirst();
        if (found.isEmpty()) {
            return Optional.of(unknown(organization));
        }
        if (found.get().isClosed()) {
            return Optional.of(new Refusal.Conflict(WHAT, "The organization is closed already."));
        }
        if (home.equals(Optional.of(organization))) {
            return Optional.of(
                    new Refusal.Conflict(
                            WHAT,
                            "Your token belongs to this organization and would be refused from"
                                    + " then on. Use one of another organization."));
        }
        return held.stream().anyMatch(OrganizationRecord::isClosed)
                ? Optional.of(
                        new Refusal.Conflict(
                                WHAT, "The organization of your own token was closed meanwhile."))
                : Optional.empty();
    }

    private Optional<OrganizationId> home(Tx tx, Actor by) {
        var token = by.credential();
        return by.kind() == Actor.Kind.TOKEN && token != null
                ? store.home(tx, token)
                : Optional.empty();
    }

    private Outcome<OrganizationRecord> changed(
            Actor by, Deed deed, Function<Tx, Outcome<OrganizationRecord>> work) {
        var outcome =
                db.system(tx -> {
                    var changed = work.apply(tx);
                    if (changed instanceof Outcome.Done<OrganizationRecord>(var organization)) {
                        epoch.moved(tx);
                        AuditTrail.note(tx, by, deed);
                        if (!by.organization().equals(organization.id())) {
                            AuditTrail.note(tx, by.in(organization.id()), deed);
                        }
                    }
                    return changed;
                });
        epoch.forget();
        return outcome;
    }

    private static Refusal unknown(OrganizationId organization) {
        return new Refusal.NotFound(WHAT, Long.toString(organization.value()));
    }
}
