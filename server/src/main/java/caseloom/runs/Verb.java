package caseloom.runs;

import caseloom.audit.Actor;
import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// Somebody does something to a run, at that moment and in that transaction.
record Verb(RunsTx tx, Actor by, Instant at) {

    RunsStore store() {
        return tx.store();
    }

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
