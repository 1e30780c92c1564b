package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Happening;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.engine.Prompts;
import java.util.function.Function;

/// The transactions of wishes in PostgreSQL. Safe to share.
final class PostgresRunsGround implements RunsGround {

    private final Db db;
    private final Prompts prompts;

    PostgresRunsGround(Db db, Prompts prompts) {
        this.db = db;
        this.prompts = prompts;
    }

    @Override
    public <T> T tx(OrganizationId organization, Function<RunsTx, T> work) {
        return db.tx(organization, tx -> work.apply(new Open(tx, prompts)));
    }

    @Override
    public <T> T system(Function<RunsTx, T> work) {
        return db.system(tx -> work.apply(new Open(tx, prompts)));
    }

    private record Open(Tx tx, Prompts prompts) implements RunsTx {

        @Override
        public RunsStore store() {
            return new PostgresRunsStore(tx);
        }

        @Override
        public void note(Actor by, Deed deed) {
            AuditTrail.note(tx, by, deed);
        }

        @Override
        public Prompts.Given give(CaseId caseId, RunId run, Happening happening) {
            return prompts.give(tx, caseId, run, happening);
        }

        @Override
        public Runnable release(CaseId caseId, RunId run) {
            return prompts.release(tx, caseId, run);
        }

        @Override
        public void discard() {
            tx.discard();
        }
    }
}
