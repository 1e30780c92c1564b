package caseloom.intake;

/// What became of an arrival.
public sealed interface Receipt {

    /// It is on disk; the run goes on by itself.
    record Stored(Numbers numbers) implements Receipt {}

    /// Another request with the same Idempotency-Key was stored first: look it up again.
    record KeyTaken() implements Receipt {}

    /// The waiting room is full or the server is stopping; nothing was made (503).
    record Refused() implements Receipt {}

    /// The commit was not confirmed: the record may exist (503).
    record Unconfirmed() implements Receipt {}

    /// The database refuses this very row; nothing was made (500).
    record Failed() implements Receipt {}
}
