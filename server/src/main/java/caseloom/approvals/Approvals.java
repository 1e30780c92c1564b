package caseloom.approvals;

import caseloom.access.Email;
import caseloom.access.Member;
import caseloom.approvals.Approval.Asked;
import caseloom.approvals.ApprovalsStore.Row;
import caseloom.approvals.Delegations.Wish;
import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.callbacks.Callback;
import caseloom.callbacks.Callbacks;
import caseloom.callbacks.OpenSince;
import caseloom.callbacks.Posted;
import caseloom.core.approval.Ballot;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.definition.ListedStep;
import caseloom.core.definition.ListedSteps;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks people what runs want to know of them, and takes what they say. Two decisions at the same
/// moment are taken one after the other (L-140). Safe to share.
public final class Approvals {

    /// Requests that one case shows.
    private static final int OF_CASE_MOST = 1_000;

    /// People whom the story names as reminded.
    private static final int TOLD_MOST = 20;

    private final ApprovalsStore store = new ApprovalsStore();
    private final Rotas rotas = new Rotas(store);
    private final Db db;
    private final InstantSource clock;
    private final Callbacks callbacks;
    private final PublishedWorkflows workflows;
    private final Invitations invitations;
    private final Delegations delegations;
    private final Consumer<Posted> onward;

    /// What approvals stand on.
    public record Ground(
            Db db,
            InstantSource clock,
            Callbacks callbacks,
            PublishedWorkflows workflows,
            Invitations invitations) {}

    /// @param onward is told what a run gets to know, once it is on disk
    public Approvals(Ground ground, ApprovalsSettings settings, Consumer<Posted> onward) {
        this.db = ground.db;
        this.clock = ground.clock;
        this.callbacks = ground.callbacks;
        this.workflows = ground.workflows;
        this.invitations = ground.invitations;
        this.delegations = new Delegations(ground, settings);
        this.onward = onward;
    }

    /// What somebody says.
    ///
    /// @param filled what they filled in, which fits the step's fields
    /// @param beside is written together with it
    public record Word(
            boolean approved, @Nullable String comment, ObjectNode filled, Consumer<Tx> beside) {}

    /// Asks the people of a request; refused when a group of it could never be done. What the step
    /// no longer waits for is not asked.
    public Answer open(Callback callback, Effect.RequestApproval asked) {
        var organization = callback.organization();
        var id = ApprovalId.of(callback);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var what = new Asked(asked.step(), asked.request(), at);
        invitations.prepare(organization);
        var answer = db.tx(organization, tx -> opened(tx, callback, id, what));
        invitations.hint();
        return answer;
    }

    private Answer opened(Tx tx, Callback callback, ApprovalId id, Asked wanted) {
        var organization = callback.organization();
        var named = Known.of(store, tx, organization, id, wanted.request());
        var lack = named.seats(id, wanted.request()).lack();
        if (lack.isPresent()) {
            return new Answer.Refused(Answer.Why.INVALID, lack.get());
        }
        if (Callbacks.holdWish(tx, callback)) {
            var asked = rotas.settled(tx, organization, id, wanted, named);
            callbacks.open(tx, callback, asked.request().title(), wanted.at());
            store.open(tx, organization, id, asked);
            var known =
                    asked.equals(wanted)
                            ? named
                            : Known.of(store, tx, organization, id, asked.request());
            var turn = known.seats(id, asked.request()).turn(known.decisions(id));
            invitations.invite(tx, new Turn(organization, id, asked, turn));
        }
        return new Answer.Asked();
    }

    /// Reminds those whose turn it is, if anybody still waits for them.
    public Answer remind(Callback callback, Effect.RemindPeople wanted) {
        var organization = callback.organization();
        var id = ApprovalId.of(callback);
        invitations.prepare(organization);
        var people =
                db.tx(
                        organization,
                        tx ->
                                Turns.held(store, tx, organization, id)
                                        .map(turn -> invitations.remind(tx, turn, wanted.number()))
                                        .orElse(List.of()));
        invitations.hint();
        return new Answer.Reminded(people.subList(0, Math.min(TOLD_MOST, people.size())));
    }

    /// Gives the seat of a member, who has not decided yet, to another active member.
    ///
    /// @param actor who brings it, for the audit trail; need not be the member
    /// @param comment why; null for no reason
    public Delegated delegate(
            Actor actor, ApprovalId id, Member from, Member to, @Nullable String comment) {
        invitations.prepare(actor.organization());
        var delegated =
                db.tx(
                        actor.organization(),
                        tx -> delegations.delegate(tx, actor, id, new Wish(from, to, comment)));
        invitations.hint();
        return delegated;
    }

    /// Takes what an active member says. When that decides the request, the run goes on.
    ///
    /// @param actor who brings it, for the audit trail; need not be the member
    public Decided decide(Actor actor, ApprovalId id, Member by, Word word) {
        invitations.prepare(actor.organization());
        var taken =
                db.tx(
                        actor.organization(),
                        tx -> {
                            var decided = decided(tx, actor.organization(), id, by, word);
                            if (decided.decided instanceof Decided.Taken) {
                                AuditTrail.note(tx, actor, deed(id, by, word));
                            }
                            return decided;
                        });
        invitations.hint();
        taken.posted.ifPresent(onward);
        return taken.decided;
    }

    private static Deed deed(ApprovalId id, Member by, Word word) {
        var detail =
                Json.object()
                        .put("approval", id.text())
                        .put("by", by.email())
                        .put("approved", word.approved);
        return new Deed("approval.decide", id.caseId().value(), detail);
    }

    private record Taken(Decided decided, Optional<Posted> posted) {

        static Taken not(Decided why) {
            return new Taken(why, Optional.empty());
        }
    }

    private Taken decided(Tx tx, OrganizationId organization, ApprovalId id, Member by, Word word) {
        var row = Turns.row(store, tx, organization, id);
        if (row.isEmpty()) {
            return Taken.not(new Decided.NotOpen());
        }
        var asked = row.get().asked();
        var known = Known.of(store, tx, organization, id, asked.request());
        var seats = known.seats(id, asked.request());
        var before = known.decisions(id);
        var folded = Email.folded(by.email());
        if (!seats.ballot(before).active().contains(folded)) {
            return Taken.not(new Decided.NotEligible());
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var decision =
                new Decision(by.email(), folded, word.approved, word.comment, word.filled, at);
        store.decide(tx, organization, id, decision);
        word.beside.accept(tx);
        var all = Said.with(before, decision);
        var result = seats.ballot(all).result();
        if (result == Ballot.Result.OPEN) {
            invitations.invite(tx, new Turn(organization, id, asked, seats.turn(all)));
            return Taken.not(new Decided.Taken(result));
        }
        var said = Said.of(result, all, known.delegations(id));
        var callback = id.callback(organization);
        callbacks.post(tx, callback, said, at);
        return new Taken(new Decided.Taken(result), Optional.of(new Posted(callback, said)));
    }

    /// What waits for people in cases, the earliest first (L-135).
    public List<Approval> openOfCases(OrganizationId organization, List<CaseId> cases) {
        var numbers = cases.stream().mapToLong(CaseId::value).toArray();
        return numbers.length == 0
                ? List.of()
                : db.tx(
                        organization,
                        tx ->
                                whole(
                                        tx,
                                        organization,
                                        store.openOfCases(
                                                tx, organization, numbers, OF_CASE_MOST)));
    }

    /// All that was asked in a case, in the order of its runs.
    public List<Approval> ofCase(OrganizationId organization, CaseId number) {
        return db.tx(
                organization,
                tx ->
                        whole(
                                tx,
                                organization,
                                store.ofCase(tx, organization, number, OF_CASE_MOST)));
    }

    public Optional<Approval> find(OrganizationId organization, ApprovalId id) {
        return db.tx(
                organization,
                tx ->
                        store.find(tx, organization, id)
                                .map(row ->
                                        whole(
                                                row,
                                                Known.of(
                                                        store,
                                                        tx,
                                                        organization,
                                                        id,
                                                        row.asked().request()))));
    }

    /// What waits for people in an organization, the oldest first.
    public List<Approval> open(OrganizationId organization, OpenSince after, int most) {
        return db.tx(
                organization,
                tx -> whole(tx, organization, store.open(tx, organization, after, most)));
    }

    private List<Approval> whole(Tx tx, OrganizationId organization, List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var ones =
                rows.stream().map(row -> new Known.One(row.id(), row.asked().request())).toList();
        var known = Known.of(store, tx, organization, ones);
        return rows.stream().map(row -> whole(row, known)).toList();
    }

    private Approval whole(Row row, Known known) {
        var seats = known.seats(row.id(), row.asked().request());
        var decisions = known.decisions(row.id());
        var ballot = seats.ballot(decisions);
        return new Approval(
                row.id(),
                row.asked(),
                step(row).map(ListedStep::id).orElse(ListedSteps.INTAKE),
                step(row).flatMap(ListedStep::fields),
                row.open(),
                row.open() ? seats.written(ballot.active()) : List.of(),
                row.open() ? seats.written(ballot.next()) : List.of(),
                decisions,
                known.delegations(row.id()));
    }

    private Optional<ListedStep> step(Row row) {
        var definition = workflows.version(row.workflow(), row.version()).definition();
        return ListedSteps.of(definition).at(row.asked().step());
    }
}
