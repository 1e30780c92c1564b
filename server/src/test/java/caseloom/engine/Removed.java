package caseloom.engine;

/// A guard that can be taken away from the simulated world, to see that its loss is noticed.
enum Removed {
    /// A decision is stored whatever its lease token is.
    LEASE_TOKEN,
    /// A decision is stored whatever the count of decisions is.
    DECISION_COUNT,
    /// Neither of the two: whoever decides, writes.
    SIGHT,
    /// The timers that a decision clears stay.
    CLEARED_TIMER,
    /// The effects that a decision drops stay.
    DROPPED_EFFECT,
    /// Whoever takes a run leaves its token as it is.
    TAKEN_TOKEN,
    /// A node tells the others that it holds nothing older than the newest number.
    LOW_WATER,
    /// Nobody looks for creations that were not confirmed.
    DOUBTS,
    /// Creations that were refused count as held for ever.
    SETTLED,
    /// A node without a lease writes like any other.
    LIVE_NODE,
    /// Rescuers do not wait for the transactions of the dead.
    NODE_LOCK,
    /// A decision that lost is told in the history nevertheless.
    TOLD_LOSER,
    /// A decision's timers and effects are written after its commit.
    ONE_TRANSACTION,
    /// A creation is answered before its commit.
    EARLY_ANSWER,
    /// Two records may have the same Idempotency-Key.
    UNIQUE_KEY,
    /// Whoever wants a run takes it, though somebody holds it.
    PAUSED,
    /// What a paused run has in the outbox of a node that is gone stays there.
    RELEASED,
    /// Nothing is removed of what waits for a run that is cancelled.
    UNHOOKED,
    /// Any run is retried, not only the last of its case once it has failed.
    LAST_RUN,
    /// A run that is tried again knows nothing of the one that failed.
    FAILED_STATE,
    /// A change by hand does not count as a decision of the run.
    COUNTED_BY_HAND
}
