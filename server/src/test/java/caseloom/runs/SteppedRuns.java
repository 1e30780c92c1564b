package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Happening;
import caseloom.core.webhook.Change;
import caseloom.engine.Prompts.Given;
import caseloom.engine.RunKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What people do with runs, on rows of a simulation. For one thread.
public final class SteppedRuns {

    private SteppedRuns() {}

    /// Where the simulation's transactions begin and end.
    public interface Ground {
        <T> T wish(Function<Rows, T> work);
    }

    /// What `runs.sql` says of one run, within a transaction.
    public interface Rows {

        Optional<RunRecord> find(long run);

        Case lockCase(long number);

        Optional<Integer> cancel(RunKey key);

        Optional<Integer> pause(RunKey key, Instant at);

        Optional<Integer> resume(RunKey key);

        boolean moveCase(long number, String to);

        void tell(RunKey key, int seq, Instant at, String entries);

        void unhook(RunKey key);

        void hold(RunKey key);

        void releaseTimers(RunKey key);

        Optional<Long> retry(RunKey key);

        Optional<Long> restart(RunKey key);

        void wake(RunKey key, int timer, Instant at);

        Given give(RunKey key, Happening happening);

        Runnable releaseEffects(RunKey key);

        void discard();
    }

    public record Case(String status, boolean shown) {}

    public static Runs on(Ground ground, InstantSource clock, Consumer<Instant> hint) {
        return new Runs(new Wishes(ground), clock, cases -> {}, hint);
    }

    private record Wishes(Ground ground) implements RunsGround {

        @Override
        public <T> T tx(OrganizationId organization, Function<RunsTx, T> work) {
            return system(work);
        }

        @Override
        public <T> T system(Function<RunsTx, T> work) {
            return ground.wish(rows -> work.apply(new Open(rows)));
        }
    }

    private record Open(Rows rows) implements RunsTx {

        @Override
        public RunsStore store() {
            return new Stored(rows);
        }

        @Override
        public void note(Actor by, Deed deed) {
            // Nobody reads the audit trail of a simulation.
        }

        @Override
        public Given give(CaseId caseId, RunId run, Happening happening) {
            return rows.give(new RunKey(caseId.value(), run.value()), happening);
        }

        @Override
        public Runnable release(CaseId caseId, RunId run) {
            return rows.releaseEffects(new RunKey(caseId.value(), run.value()));
        }

        @Override
        public void hold() {
            // Nobody outside is told of anything in a simulation.
        }

        @Override
        public Runnable announce(Change change) {
            return () -> {};
        }

        @Override
        public void discard() {
            rows.discard();
        }
    }

    private record Stored(Rows rows) implements RunsStore {

        @Override
        public Optional<RunRecord> find(OrganizationId organization, RunId run) {
            return rows.find(run.value());
        }

        @Override
        public List<RunRecord> ofCase(OrganizationId organization, CaseId number, int most) {
            throw new UnsupportedOperationException("nobody lists runs in a simulation");
        }

        @Override
        public void lockRun(Verb verb, RunRecord run) {
            // The row of the case is taken right after.
        }

        @Override
        public Locked lockCase(Verb verb, CaseId number) {
            var locked = rows.lockCase(number.value());
            return new Locked(locked.status, locked.shown);
        }

        @Override
        public Optional<Integer> cancel(Verb verb, RunRecord run) {
            return rows.cancel(key(run));
        }

        @Override
        public Optional<Integer> pause(Verb verb, RunRecord run) {
            return rows.pause(key(run), verb.at());
        }

        @Override
        public Optional<Integer> resume(Verb verb, RunRecord run) {
            return rows.resume(key(run));
        }

        @Override
        public boolean moveCase(Verb verb, CaseId number, String to) {
            return rows.moveCase(number.value(), to);
        }

        @Override
        public void tell(Verb verb, CaseId number, Told told) {
            var key = new RunKey(number.value(), told.run().value());
            rows.tell(key, told.seq(), told.at(), told.entries());
        }

        @Override
        public void unhook(Verb verb, RunRecord run) {
            rows.unhook(key(run));
        }

        @Override
        public void hold(RunRecord run) {
            rows.hold(key(run));
        }

        @Override
        public void releaseMail(Verb verb, RunRecord run) {
            // No mail comes in a simulation.
        }

        @Override
        public void release(RunRecord run) {
            rows.releaseTimers(key(run));
        }

        @Override
        public Optional<RunId> retry(Verb verb, RunRecord run) {
            return rows.retry(key(run)).map(RunId::new);
        }

        @Override
        public Optional<RunId> restart(Verb verb, RunRecord run) {
            return rows.restart(key(run)).map(RunId::new);
        }

        @Override
        public void wake(Verb verb, CaseId number, RunId run, int timer) {
            rows.wake(new RunKey(number.value(), run.value()), timer, verb.at());
        }

        private static RunKey key(RunRecord run) {
            return new RunKey(run.caseId().value(), run.id().value());
        }
    }
}
