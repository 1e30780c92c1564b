package caseloom.runs;

/// What became of a wish about a run.
public sealed interface Outcome {

    /// Done; the run as it is now, which is a new one where a wish makes one.
    record Done(RunRecord run) implements Outcome {}

    /// The organization has no such run.
    record Unknown() implements Outcome {}

    /// The run does not stand as the wish needs it; nothing was changed.
    ///
    /// @param run as it stands
    /// @param why what it would have to be, or what does not fit
    record NotNow(RunRecord run, String why) implements Outcome {}
}
