package caseloom.changes;

import caseloom.audit.Actor;
import caseloom.audit.Deed;
import caseloom.db.Tx;

/// The open transaction in which a case is in hand. For one thread, gone when its work returns.
interface HandTx {

    HandStore store();

    /// Notes in the audit trail what was done.
    void note(Actor by, Deed deed);

    /// The transaction itself, for what is stored beside the case. The simulation has none.
    Tx sql();
}
