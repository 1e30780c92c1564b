package caseloom.access;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.CacheEpoch;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The people of an organization. Safe to share.
public final class Members {

    private static final String WHAT = "member";

    /// How many addresses, known or not, are kept in memory.
    private static final int KNOWN_MOST = 20_000;

    private final Db db;
    private final Changes changes;
    private final InstantSource clock;
    private final MembersStore store = new MembersStore();
    private final EpochCache<Address, Optional<Member>> active;

    public Members(Db db, CacheEpoch epoch, InstantSource clock) {
        this.db = db;
        this.changes = new Changes(db, epoch);
        this.clock = clock;
        this.active = new EpochCache<>(epoch, KNOWN_MOST, this::readActive);
    }

    private record Address(OrganizationId organization, String folded) {}

    /// What shall be another about a member; null leaves it as it is.
    public record Change(@Nullable MemberRole role, @Nullable MemberState state) {

        /// What the audit trail tells of it: only what shall be another.
        private ObjectNode told() {
            var told = Json.object();
            if (role != null) {
                told.put("role", role.word());
            }
            if (state != null) {
                told.put("state", state.word());
            }
            return told;
        }

        boolean keepsAdministrator() {
            return (role == null || role == MemberRole.ADMIN)
                    && (state == null || state == MemberState.ACTIVE);
        }
    }

    /// A new active member; refused when somebody of the organization has the address.
    public Outcome<MemberRecord> create(Actor by, Email email, MemberRole role) {
        return changes.by(
                by,
                tx ->
                        store.create(tx, by.organization(), email, role, clock.instant())
                                .map(Outcome::done)
                                .orElseGet(() -> Outcome.refused(taken(email))),
                made ->
                        new Deed(
                                "member.create",
                                made.id(),
                                Json.object()
                                        .put("email", email.written())
                                        .put("role", role.word())));
    }

    /// Members by id.
    ///
    /// @param after the last id of the page before; 0 for the first page
    public List<MemberRecord> list(OrganizationId organization, long after, int most) {
        return db.tx(organization, tx -> store.list(tx, organization, after, most));
    }

    public Optional<MemberRecord> find(OrganizationId organization, long member) {
        return db.tx(organization, tx -> store.find(tx, organization, member));
    }

    /// A member by email, whatever their state; compared without regard to case.
    public Optional<MemberRecord> find(OrganizationId organization, String email) {
        return db.tx(organization, tx -> store.find(tx, organization, Email.folded(email)));
    }

    /// Gives a member another role or state, at once: who takes part no more is signed out. The
    /// last active administrator stays one: what the installation makes in the organization belongs
    /// to somebody.
    public Outcome<MemberRecord> change(Actor by, long member, Change change) {
        return changes.by(
                by,
                tx -> changed(tx, by.organization(), member, change),
                _ -> new Deed("member.change", member, change.told()));
    }

    /// An active member by email, compared without regard to case (L-20, L-21). Answered from
    /// memory, so it must not be asked inside of a transaction.
    public Optional<Member> active(OrganizationId organization, String email) {
        return Email.isEmail(email)
                ? active.find(new Address(organization, Email.folded(email)))
                : Optional.empty();
    }

    /// Those of the numbers that are active members'.
    public Set<Long> active(OrganizationId organization, Set<Long> numbers) {
        if (numbers.isEmpty()) {
            return Set.of();
        }
        var asked = numbers.stream().mapToLong(Long::longValue).toArray();
        return db.tx(organization, tx -> store.active(tx, organization, asked)).stream()
                .map(Member::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Who counts as the creator of what nobody in particular makes.
    public Optional<Member> firstAdministrator(OrganizationId organization) {
        return db.tx(organization, tx -> store.firstAdministrator(tx, organization));
    }

    private Optional<Member> readActive(Address address) {
        return db.tx(
                address.organization, tx -> store.active(tx, address.organization, address.folded));
    }

    /// The administrators are held until the end: of two that leave at once, the second is refused.
    private Outcome<MemberRecord> changed(
            Tx tx, OrganizationId organization, long member, Change change) {
        if (!change.keepsAdministrator()) {
            var held = store.heldAdministrators(tx, organization);
            if (held.size() == 1 && held.getFirst().id() == member) {
                return Outcome.refused(
                        new Refusal.Conflict(
                                WHAT, "The organization has no other active administrator."));
            }
        }
        if (change.state() == MemberState.INACTIVE) {
            store.endSessions(tx, organization, member);
        }
        return store.change(tx, organization, member, change)
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(new Refusal.NotFound(WHAT, Long.toString(member))));
    }

    private static Refusal taken(Email email) {
        return Refusal.Invalid.of(
                "email",
                "No other member of the organization has it; " + email.written() + " is taken.",
                "Send another address, or change the member who has it.");
    }
}
