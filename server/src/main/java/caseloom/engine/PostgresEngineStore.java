package caseloom.engine;

import caseloom.core.cases.CaseView;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.workflows.PublishedWorkflows;
import java.util.Optional;
import java.util.function.Function;

/// The engine's store in PostgreSQL. Safe to share.
final class PostgresEngineStore implements EngineStore {

    private final Db db;
    private final PublishedWorkflows workflows;

    PostgresEngineStore(Db db, PublishedWorkflows workflows) {
        this.db = db;
        this.workflows = workflows;
    }

    private record Open(Tx sql, PublishedWorkflows workflows) implements EngineTx {

        @Override
        public ApplyStore apply() {
            return new PostgresApplyStore(sql);
        }

        @Override
        public HoldStore holds() {
            return new PostgresHoldStore(sql, workflows);
        }

        @Override
        public NodeStore nodes() {
            return new PostgresNodeStore(sql);
        }
    }

    @Override
    public <T> T tx(Function<EngineTx, T> work) {
        return db.system(tx -> work.apply(new Open(tx, workflows)));
    }

    @Override
    public <T> T atOnce(Function<EngineTx, T> work) {
        return db.atOnce(tx -> work.apply(new Open(tx, workflows)));
    }

    @Override
    public long initiator(long caseId) {
        return db.system(tx -> new PostgresHoldStore(tx, workflows).initiator(caseId));
    }

    @Override
    public EngineTx within(Tx tx) {
        return new Open(tx, workflows);
    }

    @Override
    public Optional<CaseView> otherCase(OrganizationId organization, long id) {
        return db.tx(
                organization,
                tx -> new PostgresHoldStore(tx, workflows).otherCase(organization, id));
    }
}
