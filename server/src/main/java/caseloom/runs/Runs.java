package caseloom.runs;

import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.RunStatus;
import caseloom.core.cases.Statuses;
import caseloom.core.cases.WorkflowId;
import caseloom.core.interpreter.Entry;
import caseloom.core.json.Json;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.engine.Changes;
import caseloom.engine.Entries;
import caseloom.engine.Wakeup;
import caseloom.runs.RunsStore.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What callers can do with a run. Safe to share.
public final class Runs {

    private final Db db;
    private final InstantSource clock;
    private final Changes changes;
    private final Consumer<Instant> hint;
    private final RunsStore store = new RunsStore();

    /// Uses the engine's listener for changed cases, and its hint that there is something to do.
    public Runs(Db db, InstantSource clock, Changes changes, Consumer<Instant> hint) {
        this.db = db;
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
        return db.tx(organization, tx -> store.find(tx, organization, number));
    }

    /// The runs of a case, the newest first.
    public List<RunRecord> ofCase(OrganizationId organization, CaseId number, int most) {
        return db.tx(organization, tx -> store.ofCase(tx, organization, number, most));
    }

    /// Ends a live run; a case that is neither `Closed` nor `Error` becomes `Closed` (C-90, C-134).
    ///
    /// @param by who asked, for the history
    public Outcome cancel(OrganizationId organization, RunId number, String by) {
        var at = clock.instant();
        var outcome =
                wish(organization, number, (tx, run) -> cancelled(tx, organization, run, at, by));
        if (outcome instanceof Outcome.Done) {
            hint.accept(at);
        }
        return outcome;
    }

    /// Starts a new run on the case of a failed one, from the failed step, and moves the case back
    /// to `Open` (C-91).
    public Outcome retry(OrganizationId organization, RunId number, String by) {
        var at = clock.instant();
        var outcome =
                wish(organization, number, (tx, run) -> retried(tx, organization, run, at, by));
        if (outcome instanceof Outcome.Done) {
            hint.accept(at);
        }
        return outcome;
    }

    private interface Wish {
        Outcome done(Tx tx, RunRecord run);
    }

    private Outcome wish(OrganizationId organization, RunId number, Wish wish) {
        var outcome =
                db.tx(
                        organization,
                        tx -> {
                            var run = store.find(tx, organization, number);
                            return run.isEmpty() ? new Outcome.Unknown() : wish.done(tx, run.get());
                        });
        if (outcome instanceof Outcome.Done done) {
            changes.changed(new long[] {done.run().caseId().value()});
        }
        return outcome;
    }

    private Outcome cancelled(
            Tx tx, OrganizationId organization, RunRecord run, Instant at, String by) {
        // The run before the case, as the apply writer does, so that neither waits for the other.
        var seq = store.cancel(tx, organization, run, at);
        if (seq.isEmpty()) {
            var now = current(tx, organization, run.id());
            return new Outcome.NotNow(
                    now.status(), "only a pending or running run can be cancelled");
        }
        var before = store.lockCase(tx, organization, run.caseId());
        var entries = new ArrayList<Entry>();
        entries.add(entry(at, "run.cancelled", "by", by));
        var to = RunStatus.CANCELLED.leaves(before.status());
        if (before.shown() && store.moveCase(tx, organization, run.caseId(), to, at)) {
            entries.add(moved(at, before.status(), to));
        }
        store.unhook(tx, run, at);
        tell(tx, organization, run, run.id(), seq.get(), entries);
        return new Outcome.Done(current(tx, organization, run.id()));
    }

    private Outcome retried(
            Tx tx, OrganizationId organization, RunRecord run, Instant at, String by) {
        var before = store.lockCase(tx, organization, run.caseId());
        var id = store.retry(tx, organization, run, at);
        if (id.isEmpty()) {
            var now = current(tx, organization, run.id());
            return new Outcome.NotNow(
                    now.status(), "only the last run of a case can be retried, once it has failed");
        }
        var entries = new ArrayList<Entry>();
        entries.add(entry(at, "run.retried", "by", by));
        if (before.shown() && store.moveCase(tx, organization, run.caseId(), Statuses.OPEN, at)) {
            entries.add(moved(at, before.status(), Statuses.OPEN));
        }
        store.wake(tx, organization, run.caseId(), id.get(), Wakeup.GO_ON, at);
        tell(tx, organization, run, id.get(), 0, entries);
        return new Outcome.Done(current(tx, organization, id.get()));
    }

    private RunRecord current(Tx tx, OrganizationId organization, RunId run) {
        return store.find(tx, organization, run).orElseThrow();
    }

    private void tell(
            Tx tx,
            OrganizationId organization,
            RunRecord run,
            RunId of,
            int seq,
            List<Entry> entries) {
        store.tell(
                tx,
                organization,
                run.caseId(),
                new Told(of, seq, entries.getFirst().at(), Entries.write(entries)));
    }

    private static Entry entry(Instant at, String event, String member, @Nullable String text) {
        return new Entry(at, event, null, Json.object().put(member, text));
    }

    private static Entry moved(Instant at, String from, String to) {
        return new Entry(at, "status.changed", null, Json.object().put("from", from).put("to", to));
    }
}
