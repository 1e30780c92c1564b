package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.core.interpreter.RunState;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.webhooks.Herald;
import caseloom.webhooks.Known;
import caseloom.workflows.PublishedWorkflows;
import java.util.Optional;
import java.util.function.Function;

/// The engine's store in PostgreSQL. Safe to share.
final class PostgresEngineStore implements EngineStore {

    private final Db db;
    private final PublishedWorkflows workflows;
    private final int newest;

    PostgresEngineStore(Db db, PublishedWorkflows workflows) {
        this(db, workflows, RunState.NEWEST);
    }

    /// As a release that reads states up to that version.
    PostgresEngineStore(Db db, PublishedWorkflows workflows, int newest) {
        this.db = db;
        this.workflows = workflows;
        this.newest = newest;
    }

    private record Open(Tx sql, PublishedWorkflows workflows, int newest) implements EngineTx {

        @Override
        public Known destinations(Herald herald, OrganizationId organization) {
            return herald.known(sql, organization);
        }

        @Override
        public ApplyStore apply() {
            return new PostgresApplyStore(sql);
        }

        @Override
        public HoldStore holds() {
            return new PostgresHoldStore(sql, workflows, newest);
        }

        @Override
        public NodeStore nodes() {
            return new PostgresNodeStore(sql);
        }
    }

    @Override
    public <T> T tx(Function<EngineTx, T> work) {
        return db.system(tx -> work.apply(new Open(tx, workflows, newest)));
    }

    @Override
    public <T> T atOnce(Function<EngineTx, T> work) {
        return db.atOnce(tx -> work.apply(new Open(tx, workflows, newest)));
    }

    @Override
    public long initiator(long caseId) {
        return db.system(tx -> new PostgresHoldStore(tx, workflows, newest).initiator(caseId));
    }

    @Override
    public EngineTx within(Tx tx) {
        return new Open(tx, workflows, newest);
    }

    @Override
    public Optional<CaseView> otherCase(OrganizationId organization, long id) {
        return db.tx(
                organization,
                tx -> new PostgresHoldStore(tx, workflows, newest).otherCase(organization, id));
    }
}
