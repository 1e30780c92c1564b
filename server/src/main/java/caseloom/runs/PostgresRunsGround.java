package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.core.cases.RunId;
import caseloom.core.interpreter.Happening;
import caseloom.core.webhook.Change;
import caseloom.db.Db;
import caseloom.db.Tx;
import caseloom.engine.Prompts;
import caseloom.webhooks.Herald;
import java.util.List;
import java.util.function.Function;

/// The transactions of wishes in PostgreSQL. Safe to share.
final class PostgresRunsGround implements RunsGround {

    private final Db db;
    private final Prompts prompts;
    private final Herald herald;

    PostgresRunsGround(Db db, Prompts prompts, Herald herald) {
        this.db = db;
        this.prompts = prompts;
        this.herald = herald;
    }

    @Override
    public <T> T tx(OrganizationId organization, Function<RunsTx, T> work) {
        herald.prepare();
        return db.tx(organization, tx -> work.apply(new Open(tx, prompts, herald)));
    }

    @Override
    public <T> T system(Function<RunsTx, T> work) {
        herald.prepare();
        return db.system(tx -> work.apply(new Open(tx, prompts, herald)));
    }

    private record Open(Tx tx, Prompts prompts, Herald herald) implements RunsTx {

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
        public void hold() {
            herald.hold(tx);
        }

        @Override
        public Runnable announce(Change change) {
            var known = herald.known(tx, change.organization());
            var told = known.any(change.organization()) && herald.write(tx, known, List.of(change));
            return told ? herald::hint : () -> {};
        }

        @Override
        public void discard() {
            tx.discard();
        }
    }
}
