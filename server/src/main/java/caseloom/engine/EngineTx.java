package caseloom.engine;

import caseloom.core.cases.OrganizationId;
import caseloom.db.Tx;
import caseloom.webhooks.Herald;
import caseloom.webhooks.Known;

/// An open transaction of the engine, handed down as an argument: what may be asked within it, by
/// subject. For one thread, gone when its work returns.
interface EngineTx {

    ApplyStore apply();

    HoldStore holds();

    NodeStore nodes();

    /// To whom outside one organization's events go, which the transaction holds.
    Known destinations(Herald herald, OrganizationId organization);

    /// The transaction itself, for what other features store together with a decision. The
    /// simulation has none: there, nothing listens, sends or calls back.
    Tx sql();
}
