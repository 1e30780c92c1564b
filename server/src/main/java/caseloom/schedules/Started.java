package caseloom.schedules;

import caseloom.intake.Numbers;

/// What came of a start.
sealed interface Started {

    /// It is on disk, from now or from an earlier try.
    record Done(Numbers numbers) implements Started {}

    /// It may be tried again.
    record NotNow() implements Started {}

    /// It will never be: what the run would begin with does not fit the workflow.
    record Unfit() implements Started {}
}
