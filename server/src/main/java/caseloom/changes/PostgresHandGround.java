package caseloom.changes;

import caseloom.audit.Actor;
import caseloom.audit.AuditTrail;
import caseloom.audit.Deed;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Db;
import caseloom.db.Tx;
import java.util.function.Function;

/// The transactions in PostgreSQL. Safe to share.
record PostgresHandGround(Db db) implements HandGround {

    @Override
    public <T> T tx(OrganizationId organization, Function<HandTx, T> work) {
        return db.tx(organization, tx -> work.apply(new Open(tx, organization)));
    }

    private record Open(Tx sql, OrganizationId organization) implements HandTx {

        @Override
        public HandStore store() {
            return new PostgresHandStore(sql, organization);
        }

        @Override
        public void note(Actor by, Deed deed) {
            AuditTrail.note(sql, by, deed);
        }
    }
}
