package caseloom.access;

/// What became of somebody who came with a key.
public sealed interface KeyEntry {

    record Admitted(KeyCaller caller) implements KeyEntry {}

    /// Not let in, for a reason that is said (L-15).
    record Refused(String detail) implements KeyEntry {}

    /// Let in, to find that the organization of the key is closed (L-45).
    record Closed() implements KeyEntry {}

    /// Known, but too many requests this minute (L-23).
    record TooMany(long seconds) implements KeyEntry {}
}
