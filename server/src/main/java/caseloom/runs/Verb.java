package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import java.time.Instant;

/// Somebody does something to a run, at that moment and in that transaction.
record Verb(Tx tx, Actor by, Instant at) {

    OrganizationId organization() {
        return by.organization();
    }

    /// What came of it.
    ///
    /// @param after to be run once the transaction is committed
    record Done(Outcome outcome, Runnable after) {

        static Done of(Outcome outcome) {
            return new Done(outcome, () -> {});
        }
    }
}
