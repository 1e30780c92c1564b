package caseloom.approvals;

/// What came of handing a seat over.
public sealed interface Delegated {

    /// It is somebody else's now.
    record Done() implements Delegated {}

    /// Nobody waits for it: it was decided already, or its run no longer asks.
    record NotOpen() implements Delegated {}

    /// Whoever hands over has no seat, or not any more: they decided, or handed it over before.
    record NoSeat() implements Delegated {}

    /// The other one is asked already, or was.
    record AskedAlready() implements Delegated {}

    /// The seats of this request were handed over as often as they may be.
    record TooMany(int most) implements Delegated {}
}
