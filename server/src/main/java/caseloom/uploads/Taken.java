package caseloom.uploads;

import caseloom.outcome.Refusal;

/// What became of an upload.
public sealed interface Taken {

    /// All of it is on disk and part of the case.
    ///
    /// @param again whether an earlier request with the same key did it
    record Stored(String answer, boolean again) implements Taken {}

    /// Nothing of it stays.
    record Refused(Refusal why) implements Taken {}
}
