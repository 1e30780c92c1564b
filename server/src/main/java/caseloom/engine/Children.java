package caseloom.engine;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.CaseView;
import caseloom.core.cases.RunId;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.Subjects;
import caseloom.core.definition.CaseSource;
import caseloom.core.interpreter.Answer;
import caseloom.core.interpreter.Effect;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.intake.Arrival;
import caseloom.intake.Cause;
import caseloom.intake.Numbers;
import caseloom.intake.Origin;
import caseloom.intake.Receipt;
import caseloom.workflows.Publication;
import caseloom.workflows.WorkflowStanding;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;

/// Starts the runs and opens the cases that runs ask for. Each is a record of its own, made by the
/// intake under the key of the effect: tried again after a crash, it is the same one. Safe to
/// share.
final class Children {

    /// The member that holds an input which is no object.
    private static final String INPUT = "input";

    private static final int REASONS_MOST = 5;

    private final Db db;
    private final HoldStore holds;
    private final Reach reach;
    private final InstantSource clock;
    private final int deepMost;
    private final LettersStore letters = new LettersStore();

    Children(Db db, HoldStore holds, Reach reach, InstantSource clock, int deepMost) {
        this.db = db;
        this.holds = holds;
        this.reach = reach;
        this.clock = clock;
        this.deepMost = deepMost;
    }

    /// Empty when the answer comes by letter, once the run that was started has ended.
    ///
    /// @throws NotNow when there is no room for it at the moment
    Optional<Answer> run(Outgoing parent, Effect.RunWorkflow effect) {
        var publication =
                reach.workflows()
                        .subflow(parent.held().publication(), effect.workflow(), effect.version());
        if (publication.isEmpty()) {
            return Optional.of(unknown(effect.workflow()));
        }
        if (tooDeep(parent)) {
            return Optional.of(tooDeep());
        }
        var wrapped = !(effect.input() instanceof ObjectNode);
        var cause = cause(parent, effect.key(), effect.await(), wrapped);
        var input = effect.input() instanceof ObjectNode own ? own : wrapped(effect);
        var numbers = started(arrival(parent, publication.get(), false, "", input, cause));
        if (numbers.isEmpty()) {
            return Optional.of(refused("the run cannot be stored"));
        }
        if (!effect.await()) {
            return Optional.of(new Answer.Started(numbers.get().runId()));
        }
        await(parent, numbers.get());
        return Optional.empty();
    }

    /// @throws NotNow when there is no room for it at the moment
    Answer open(Outgoing parent, Effect.CreateCase effect) {
        var standing =
                reach.workflows()
                        .standing(parent.held().organization(), effect.workflow())
                        .filter(found -> found.newest().isPresent());
        var publication = standing.flatMap(WorkflowStanding::newest);
        if (publication.isEmpty()) {
            return unknown(effect.workflow());
        }
        if (standing.get().source() != CaseSource.DIRECT) {
            return refused("the cases of `" + effect.workflow() + "` come from another source");
        }
        if (tooDeep(parent)) {
            return tooDeep();
        }
        var violations = publication.get().definition().attributes().check(effect.attributes());
        if (!violations.isEmpty()) {
            return refused(
                    violations.stream()
                            .limit(REASONS_MOST)
                            .map(one -> "attributes" + one.path() + ": " + one.error())
                            .collect(Collectors.joining(" ")));
        }
        var cause = cause(parent, effect.key(), false, false);
        var subject = effect.subject() == null ? "" : effect.subject();
        var arrival = arrival(parent, publication.get(), true, subject, effect.attributes(), cause);
        return started(arrival)
                .<Answer>map(numbers -> new Answer.Created(created(parent, arrival, numbers)))
                .orElseGet(() -> refused("the case cannot be stored"));
    }

    private CaseView created(Outgoing parent, Arrival arrival, Numbers numbers) {
        var organization = parent.held().organization();
        var id = numbers.caseId();
        return db.tx(organization, tx -> holds.otherCase(tx, organization, id.value()))
                .orElseGet(() -> asOpened(arrival, id));
    }

    private static CaseView asOpened(Arrival arrival, CaseId id) {
        var publication = arrival.publication();
        return new CaseView(
                id,
                true,
                publication.definition().head().name(),
                publication.version(),
                arrival.subject(),
                Statuses.OPEN,
                arrival.attributes(),
                null,
                arrival.at());
    }

    private static Cause cause(Outgoing parent, String key, boolean awaits, boolean wrapped) {
        var held = parent.held();
        return new Cause(
                key,
                new Cause.Parent(
                        held.key().caseId(),
                        held.key().runId(),
                        parent.effect().activation(),
                        awaits,
                        held.depth() + 1),
                wrapped ? INPUT : null);
    }

    private static ObjectNode wrapped(Effect.RunWorkflow effect) {
        var input = Json.object();
        input.set(INPUT, effect.input());
        return input;
    }

    private Arrival arrival(
            Outgoing parent,
            Publication publication,
            boolean shown,
            String subject,
            ObjectNode attributes,
            Cause cause) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var caseId = parent.held().key().caseId();
        var initiator = db.system(tx -> holds.initiator(tx, caseId));
        var title = Subjects.of(subject.isEmpty() ? null : subject, at);
        var origin = Origin.of(initiator, cause);
        return new Arrival(publication, shown, title, attributes, at, origin, null);
    }

    /// Empty when the database refuses this very record.
    private Optional<Numbers> started(Arrival arrival) {
        var cause = arrival.origin().cause();
        return switch (reach.creation().write(arrival)) {
            case Receipt.Stored(var numbers) -> Optional.of(numbers);
            case Receipt.KeyTaken _ ->
                    cause == null
                            ? Optional.empty()
                            : reach.creation()
                                    .started(arrival.publication().organization(), cause.key());
            case Receipt.Refused _, Receipt.Unconfirmed _ ->
                    throw new NotNow("there is no room for what a run starts");
            case Receipt.Failed _ -> Optional.empty();
        };
    }

    /// From here on the effect is nobody's to perform. When it is gone already, nobody waits for
    /// the run that was started, and it is ended.
    private void await(Outgoing parent, Numbers child) {
        var key = new RunKey(child.caseId().value(), child.runId().value());
        var waits = db.system(tx -> letters.await(tx, parent.number(), key));
        if (!waits) {
            cancel(parent, child.runId());
        }
    }

    private void cancel(Outgoing parent, RunId child) {
        var by = "run " + parent.held().run().value();
        reach.cancellation().cancel(parent.held().organization(), child, by);
    }

    private boolean tooDeep(Outgoing parent) {
        return parent.held().depth() >= deepMost;
    }

    private Answer tooDeep() {
        return new Answer.Refused(
                Answer.Why.LIMIT, "more than " + deepMost + " runs would have started one another");
    }

    private static Answer unknown(String workflow) {
        return new Answer.Refused(
                Answer.Why.UNKNOWN,
                "there is no such publication of a workflow `" + workflow + "`");
    }

    private static Answer refused(String message) {
        return new Answer.Refused(Answer.Why.INVALID, message);
    }
}
