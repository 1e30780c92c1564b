package caseloom.runs;

import caseloom.core.cases.RunStatus;

/// What became of a wish about a run.
public sealed interface Outcome {

    /// Done; the run as it is now. For a retry this is the new run.
    record Done(RunRecord run) implements Outcome {}

    /// The organization has no such run.
    record Unknown() implements Outcome {}

    /// The run is in a status that does not allow it; the sentence says which do.
    record NotNow(RunStatus status, String why) implements Outcome {}
}
