package caseloom.events;

/// What became of the events of a request.
public sealed interface Taken {

    /// They are on disk; those that had been there already were not stored again.
    record Stored(int events) implements Taken {}

    /// The waiting room is full or the server is stopping; nothing was stored (503).
    record Refused() implements Taken {}

    /// The commit was not confirmed: the events may be stored (503). They may be sent again.
    record Unconfirmed() implements Taken {}

    /// The database refuses these very events; none of them was stored (500).
    record Failed() implements Taken {}
}
