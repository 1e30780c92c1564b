package caseloom.approvals;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.json.Json;
import caseloom.db.Tx;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Hands seats over. Only members of the organization can have one, so only they are given one.
final class Delegations {

    private final ApprovalsStore store = new ApprovalsStore();
    private final InstantSource clock;
    private final Invitations invitations;
    private final int most;

    Delegations(Approvals.Ground ground, ApprovalsSettings settings) {
        this.clock = ground.clock();
        this.invitations = ground.invitations();
        this.most = settings.delegationsMost();
    }

    /// Whose seat shall be whose.
    record Wish(Member from, Member to, @Nullable String comment) {}

    /// The other one is told when it is their turn.
    Delegated delegate(Tx tx, Actor actor, ApprovalId id, Wish wish) {
        var organization = actor.organization();
        var row = Turns.row(store, tx, organization, id);
        if (row.isEmpty()) {
            return new Delegated.NotOpen();
        }
        var asked = row.get().asked();
        var known = Known.of(store, tx, organization, id, asked.request());
        var refused = refused(known, known.seats(id, asked.request()), id, wish);
        if (refused != null) {
            return refused;
        }
        var folded = Email.folded(wish.from.email());
        store.delegate(
                tx,
                organization,
                id,
                new Delegation(
                        wish.from.email(),
                        folded,
                        wish.to.email(),
                        Email.folded(wish.to.email()),
                        wish.comment,
                        clock.instant().truncatedTo(ChronoUnit.MICROS)));
        AuditTrail.note(tx, actor, deed(id, wish));
        invitations.withdraw(tx, organization, id, folded);
        Turns.held(store, tx, organization, id).ifPresent(turn -> invitations.invite(tx, turn));
        return new Delegated.Done();
    }

    private @Nullable Delegated refused(Known known, Seats seats, ApprovalId id, Wish wish) {
        var from = Email.folded(wish.from.email());
        var to = Email.folded(wish.to.email());
        var voted = known.decisions(id).stream().map(Decision::folded).toList();
        var handed = known.delegations(id);
        if (voted.contains(from) || !seats.holders().contains(from)) {
            return new Delegated.NoSeat();
        }
        var met = new ArrayList<>(voted);
        met.addAll(handed.stream().map(Delegation::foldedFrom).toList());
        if (from.equals(to) || met.contains(to) || seats.holders().contains(to)) {
            return new Delegated.AskedAlready();
        }
        return handed.size() >= most ? new Delegated.TooMany(most) : null;
    }

    private static Deed deed(ApprovalId id, Wish wish) {
        var detail =
                Json.object()
                        .put("approval", id.text())
                        .put("from", wish.from.email())
                        .put("to", wish.to.email());
        return new Deed("approval.delegate", id.caseId().value(), detail);
    }
}
