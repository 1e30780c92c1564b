package caseloom.changes;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.changes.HandStore.Amended;
import caseloom.core.cases.CaseId;
import caseloom.core.definition.Definition;
import caseloom.core.interpreter.Amendment;
import caseloom.core.interpreter.InterpreterLimits;
import caseloom.core.interpreter.Measure;
import caseloom.core.json.Json;
import caseloom.core.schema.Violation;
import caseloom.db.Db;
import caseloom.engine.Changes;
import caseloom.files.FileValues;
import caseloom.outcome.Outcome;
import caseloom.outcome.Refusal;
import caseloom.outcome.Refusal.Fault;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// Changing a case by hand, whether its run goes on or has ended. Attributes are judged as those
/// that a step sets, by the publication that the case goes by. Safe to share.
public final class CaseChanges {

    /// How many attributes the audit trail names of one change.
    private static final int NAMES_NOTED = 50;

    private static final String CHANGED = "changed";

    private final Hand hand;
    private final PublishedWorkflows workflows;
    private final Beside beside;

    /// Who learns what was done.
    ///
    /// @param changes learns which cases were changed
    /// @param hint the engine's, that there is something to do
    public record Onward(Changes changes, Consumer<Instant> hint) {}

    /// What is stored beside new attributes, in their transaction.
    @FunctionalInterface
    interface Beside {
        void store(Hand.Grip grip, Definition definition, ObjectNode changed);
    }

    /// @param files become part of a case when an attribute names them
    public CaseChanges(
            Db db,
            InstantSource clock,
            PublishedWorkflows workflows,
            Onward onward,
            FileValues files) {
        this(
                new PostgresHandGround(db),
                clock,
                workflows,
                onward,
                (grip, definition, changed) ->
                        files.bring(
                                grip.sql(),
                                grip.by().organization(),
                                new FileValues.Given(
                                        grip.held().id(),
                                        FileValues.NO_STEP,
                                        definition.variables(),
                                        changed)));
    }

    CaseChanges(
            HandGround ground,
            InstantSource clock,
            PublishedWorkflows workflows,
            Onward onward,
            Beside beside) {
        this.hand = new Hand(ground, clock, onward.changes, onward.hint);
        this.workflows = workflows;
        this.beside = beside;
    }

    /// Changes what the wish names. When nothing becomes different, nothing is told.
    public Outcome<CaseId> change(Actor by, CaseId number, Wish wish) {
        return hand.take(
                by,
                number,
                grip -> {
                    var updated = grip.held().updatedAt();
                    return wish.seen() != null && !wish.seen().equals(updated)
                            ? Outcome.refused(moved(updated))
                            : judged(grip, wish);
                });
    }

    private static Refusal moved(Instant updated) {
        return new Refusal.Conflict(
                "case",
                "The case was changed meanwhile, at " + updated + ". Read it again, then decide.");
    }

    private Outcome<CaseId> judged(Hand.Grip grip, Wish wish) {
        var held = grip.held();
        var limits = InterpreterLimits.USUAL;
        var subject = wish.subject() == null ? held.subject() : wish.subject();
        var said = Json.object().put("subject", subject).put("reason", wish.reason());
        var size = Measure.of(said, limits.attributesSize(), limits.depth());
        if (!size.fits()) {
            return invalid("subject", "With the reason it " + size.complaint() + ".");
        }
        var change = wish.attributes() == null ? Json.object() : wish.attributes();
        var definition = workflows.version(held.workflow(), held.version()).definition();
        return switch (Amendment.of(held.attributes(), change, definition, limits)) {
            case Amendment.TooLarge(var complaint) ->
                    invalid("attributes", "What becomes of them " + complaint + ".");
            case Amendment.Unfit(var violations) ->
                    Outcome.refused(new Refusal.Invalid(faults(violations)));
            case Amendment.Fits fits -> {
                beside.store(grip, definition, fits.changed());
                write(grip, wish, subject, fits);
                yield Outcome.done(held.id());
            }
        };
    }

    private static Outcome<CaseId> invalid(String field, String rule) {
        return Outcome.refused(Refusal.Invalid.of(field, rule, "Send less, or other characters."));
    }

    private static List<Fault> faults(List<Violation> violations) {
        return violations.stream()
                .map(violation ->
                        new Fault(
                                "attributes" + violation.path(),
                                violation.error(),
                                "Change them so that all fit the workflow's input schema."))
                .toList();
    }

    private static void write(Hand.Grip grip, Wish wish, String subject, Amendment.Fits fits) {
        var held = grip.held();
        var telling = new Telling(grip.by().name(), wish.reason(), grip.at());
        var deed = Json.object();
        if (!subject.equals(held.subject())) {
            var to = Json.object().put("from", held.subject()).put("to", subject);
            telling.entry("subject.changed", to);
            deed.withArray(CHANGED).add("subject");
        }
        if (!fits.changed().isEmpty()) {
            telling.entry("attributes.changed", Json.object().set("set", fits.changed()));
            deed.withArray(CHANGED).add("attributes");
            var names = deed.putArray("attributes");
            fits.changed().properties().stream()
                    .limit(NAMES_NOTED)
                    .forEach(one -> names.add(one.getKey()));
        }
        if (!telling.entries().isEmpty()) {
            var amended = new Amended(subject, fits.merged(), grip.at());
            grip.store().amend(held, amended);
        }
        var owner = wish.owner();
        if (owner != null && owner.id() != held.owner()) {
            var to = Json.object().put("from", held.ownedBy()).put("to", owner.email());
            telling.entry("owner.changed", to);
            deed.withArray(CHANGED).add("owner");
            deed.put("owner", owner.email());
            grip.store().own(held, owner.id());
        }
        if (!telling.entries().isEmpty()) {
            grip.tell(telling.entries(), deed(grip, wish, deed));
        }
    }

    private static Deed deed(Hand.Grip grip, Wish wish, ObjectNode detail) {
        if (wish.reason() != null) {
            detail.put("reason", wish.reason());
        }
        return new Deed("case.change", grip.held().id().value(), detail);
    }
}
