package caseloom.changes;

import caseloom.access.Member;
import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Who works on a case beside its owner. Safe to share.
public final class Collaborators {

    private final CollaboratorsStore store = new CollaboratorsStore();
    private final Db db;
    private final Hand hand;
    private final CollaboratorsSettings settings;

    public Collaborators(
            Db db, InstantSource clock, CaseChanges.Onward onward, CollaboratorsSettings settings) {
        this.db = db;
        this.hand = new Hand(new PostgresHandGround(db), clock, onward.changes(), onward.hint());
        this.settings = settings;
    }

    /// Somebody who was added, or was there before.
    public record Added(Collaborator collaborator, boolean now) {}

    /// Those of a case, the first who was added first.
    public List<Collaborator> of(OrganizationId organization, CaseId number) {
        return db.tx(organization, tx -> store.list(tx, organization, number));
    }

    /// The e-mails of those of some cases, by case, in the same order. One statement.
    public Map<CaseId, List<String>> of(OrganizationId organization, List<CaseId> cases) {
        var numbers = cases.stream().mapToLong(CaseId::value).toArray();
        return numbers.length == 0
                ? Map.of()
                : db.tx(organization, tx -> store.emails(tx, organization, numbers));
    }

    /// Adds an active member; who is one already stays one.
    public Outcome<Added> add(Actor by, CaseId number, Member member) {
        return hand.take(by, number, grip -> added(grip, member));
    }

    private Outcome<Added> added(Hand.Grip grip, Member member) {
        var number = grip.held().id();
        var before = store.list(grip.sql(), grip.by().organization(), number);
        for (var one : before) {
            if (one.member() == member.id()) {
                return Outcome.done(new Added(one, false));
            }
        }
        if (before.size() >= settings.most()) {
            return Outcome.refused(
                    new Refusal.Conflict(
                            "collaborator",
                            "The case has "
                                    + before.size()
                                    + " collaborators, which is the most."
                                    + " Remove one, or have the operator allow more."));
        }
        var one = new Collaborator(member.id(), member.email(), grip.at());
        store.add(grip.sql(), grip.by().organization(), number, one);
        tell(grip, "added", one);
        return Outcome.done(new Added(one, true));
    }

    /// Removes one; refused when they are none.
    public Outcome<Collaborator> remove(Actor by, CaseId number, long member) {
        return hand.take(by, number, grip -> removed(grip, member));
    }

    private Outcome<Collaborator> removed(Hand.Grip grip, long member) {
        var organization = grip.by().organization();
        var number = grip.held().id();
        for (var one : store.list(grip.sql(), organization, number)) {
            if (one.member() == member) {
                store.remove(grip.sql(), organization, number, member);
                tell(grip, "removed", one);
                return Outcome.done(one);
            }
        }
        return Outcome.refused(new Refusal.NotFound("collaborator", Long.toString(member)));
    }

    private static void tell(Hand.Grip grip, String done, Collaborator one) {
        var telling =
                new Telling(grip.by().name(), null, grip.at())
                        .entry("collaborator." + done, Json.object().put("email", one.email()));
        var detail = Json.object().put("email", one.email()).put("collaborator", done);
        grip.tell(telling.entries(), new Deed("case.change", grip.held().id().value(), detail));
    }
}
