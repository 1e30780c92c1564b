package caseloom.changes;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.cases.WorkflowId;
import caseloom.db.Tx;
import caseloom.engine.RunKey;
import caseloom.workflows.PublishedWorkflows;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What people change about cases, on rows of a simulation. For one thread.
public final class SteppedChanges {

    private SteppedChanges() {}

    /// Where the simulation's transactions begin and end.
    public interface Ground {
        <T> T inHand(Function<Rows, T> work);
    }

    /// What `hand.sql` says of one case, within a transaction.
    public interface Rows {

        Optional<Long> newest(long number);

        void holdRun(RunKey key);

        Case holdCase(long number);

        /// The number of the history row, and whether nobody has begun with the run.
        Counted count(RunKey key);

        void wake(RunKey key, int timer, Instant at);

        void tell(RunKey key, int seq, Instant at, String entries);

        void amend(long number, String subject, ObjectNode attributes);
    }

    public record Case(
            WorkflowId workflow, int version, String subject, ObjectNode attributes, Instant at) {}

    public record Counted(int seq, boolean unbegun) {}

    public static CaseChanges on(
            Ground ground,
            InstantSource clock,
            PublishedWorkflows workflows,
            Consumer<Instant> hint) {
        var onward = new CaseChanges.Onward(cases -> {}, hint);
        return new CaseChanges(new InHand(ground), clock, workflows, onward, (_, _, _) -> {});
    }

    /// A wish for these attributes and nothing else.
    public static Wish attributes(ObjectNode attributes) {
        return new Wish(null, null, attributes, null, null);
    }

    private record InHand(Ground ground) implements HandGround {

        @Override
        public <T> T tx(OrganizationId organization, Function<HandTx, T> work) {
            return ground.inHand(rows -> work.apply(new Open(rows)));
        }
    }

    private record Open(Rows rows) implements HandTx {

        @Override
        public HandStore store() {
            return new Stored(rows);
        }

        @Override
        public void note(Actor by, Deed deed) {
            // Nobody reads the audit trail of a simulation.
        }

        @Override
        public Tx sql() {
            throw new UnsupportedOperationException("nothing lies beside a simulated case");
        }
    }

    private record Stored(Rows rows) implements HandStore {

        @Override
        public Optional<RunId> newest(CaseId number) {
            return rows.newest(number.value()).map(RunId::new);
        }

        @Override
        public void holdRun(CaseId number, RunId run) {
            rows.holdRun(new RunKey(number.value(), run.value()));
        }

        @Override
        public Optional<HeldCase> holdCase(CaseId number, RunId run) {
            var row = rows.holdCase(number.value());
            return Optional.of(
                    new HeldCase(
                            number,
                            run,
                            row.workflow,
                            row.version,
                            row.subject,
                            row.attributes,
                            1,
                            "",
                            row.at));
        }

        @Override
        public HandStore.Counted count(HeldCase held) {
            var counted = rows.count(key(held));
            return new HandStore.Counted(counted.seq(), counted.unbegun());
        }

        @Override
        public void wake(HeldCase held, int timer, Instant at) {
            rows.wake(key(held), timer, at);
        }

        @Override
        public void tell(HeldCase held, int seq, Told told) {
            rows.tell(key(held), seq, told.at(), told.entries());
        }

        @Override
        public void amend(HeldCase held, Amended to) {
            rows.amend(held.id().value(), to.subject(), to.attributes());
        }

        @Override
        public void own(HeldCase held, long owner) {
            throw new UnsupportedOperationException("nobody owns a simulated case");
        }

        private static RunKey key(HeldCase held) {
            return new RunKey(held.id().value(), held.run().value());
        }
    }
}
