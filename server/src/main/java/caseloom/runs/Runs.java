package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Db;
import caseloom.engine.Changes;
import caseloom.engine.Prompts;
import caseloom.runs.Verb.Done;
import caseloom.webhooks.Herald;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What callers can do with a run. Whichever node holds the run, its lease token or its count of
/// decisions moves, so that what this node did not see is decided anew. Rows are taken in the order
/// run, case, timers, effects, as the engine takes them, so that neither waits for the other. Safe
/// to share.
public final class Runs {

    private final RunsGround ground;
    private final InstantSource clock;
    private final Changes changes;
    private final Consumer<Instant> hint;
    private final Endings endings = new Endings();
    private final Holds holds = new Holds();
    private final Renewals renewals = new Renewals();

    /// Who learns what was done.
    ///
    /// @param changes the engine's listener for changed cases
    /// @param hint the engine's, that there is something to do
    /// @param herald tells receivers outside
    public record Onward(Changes changes, Consumer<Instant> hint, Herald herald) {}

    /// Uses the engine's way to decide at once.
    public Runs(Db db, InstantSource clock, Onward onward, Prompts prompts) {
        this(
                new PostgresRunsGround(db, prompts, onward.herald),
                clock,
                onward.changes,
                onward.hint);
    }

    Runs(RunsGround ground, InstantSource clock, Changes changes, Consumer<Instant> hint) {
        this.ground = ground;
        this.clock = clock;
        this.changes = changes;
        this.hint = hint;
    }

    /// A run of that workflow; empty also when it is another organization's or workflow's (C-125).
    public Optional<RunRecord> find(
            OrganizationId organization, WorkflowId workflow, RunId number) {
        return find(organization, number).filter(found -> found.workflow().equals(workflow));
    }

    public Optional<RunRecord> find(OrganizationId organization, RunId number) {
        return ground.tx(organization, tx -> tx.store().find(organization, number));
    }

    /// The runs of a case, the newest first.
    public List<RunRecord> ofCase(OrganizationId organization, CaseId number, int most) {
        return ground.tx(organization, tx -> tx.store().ofCase(organization, number, most));
    }

    /// Ends a live run, paused or not; a case that is neither `Closed` nor `Error` becomes `Closed`
    /// (C-90, C-134).
    public Outcome cancel(Actor by, RunId number) {
        return wish(by, number, endings::cancel);
    }

    /// Holds a live run: no happening advances it until it is resumed. Its status says `running`
    /// (C-129). Calls that are under way may answer, and what comes due waits.
    public Outcome pause(Actor by, RunId number) {
        return wish(by, number, holds::pause);
    }

    /// Lets a paused run go on. What came due meanwhile comes now.
    public Outcome resume(Actor by, RunId number) {
        return wishOfNode(by, number, holds::resume);
    }

    /// Starts a new run on the case of a failed one, from the failed step, and moves the case back
    /// to `Open` (C-91).
    public Outcome retry(Actor by, RunId number) {
        return wish(by, number, renewals::retry);
    }

    /// Starts a new run on the case of an ended one, from the first step, with the case as it is
    /// now, and moves the case back to `Open` (C-91).
    public Outcome restart(Actor by, RunId number) {
        return wish(by, number, renewals::restart);
    }

    /// Leaves a step with that output and goes on behind it: one that waits, or in a new run on the
    /// case of a failed one, the step that failed.
    ///
    /// @param step JSON Pointer of the step; null for the only one it can be
    public Outcome skip(Actor by, RunId number, @Nullable String step, JsonNode output) {
        return wishOfNode(by, number, (wish, run) -> renewals.skip(wish, run, step, output));
    }

    private interface Wished {
        Done done(Verb wish, RunRecord run);
    }

    private Outcome wish(Actor by, RunId number, Wished wished) {
        var at = clock.instant();
        return told(
                at, ground.tx(by.organization(), tx -> done(new Verb(tx, by, at), number, wished)));
    }

    /// As the system; each statement names the organization.
    private Outcome wishOfNode(Actor by, RunId number, Wished wished) {
        var at = clock.instant();
        return told(at, ground.system(tx -> done(new Verb(tx, by, at), number, wished)));
    }

    private Outcome told(Instant at, Done done) {
        if (done.outcome() instanceof Outcome.Done(var run)) {
            changes.changed(new long[] {run.caseId().value()});
            hint.accept(at);
        }
        done.after().run();
        return done.outcome();
    }

    /// Nobody changes the destinations meanwhile: that lock comes before those of rows.
    private Done done(Verb wish, RunId number, Wished wished) {
        wish.tx().hold();
        var run = wish.store().find(wish.organization(), number);
        if (run.isEmpty()) {
            return Done.of(new Outcome.Unknown());
        }
        var done = wished.done(wish, run.get());
        if (done.outcome() instanceof Outcome.NotNow) {
            wish.tx().discard();
        }
        return done;
    }
}
