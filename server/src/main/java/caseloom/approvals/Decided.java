package caseloom.approvals;

import caseloom.core.approval.Ballot;

/// What came of a decision.
public sealed interface Decided {

    /// It counts, and is on disk.
    ///
    /// @param result what all decisions come to now; the run goes on unless it is still open
    record Taken(Ballot.Result result) implements Decided {}

    /// Nobody waits for it: it was decided already, or its run no longer asks.
    record NotOpen() implements Decided {}

    /// The person may not decide this now (L-134).
    record NotEligible() implements Decided {}
}
