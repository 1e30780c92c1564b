package caseloom.connections;

import java.time.Instant;

/// Whether a request may be made on a connection now.
public sealed interface Turn {

    /// It may, and counts as made.
    record Now() implements Turn {}

    /// Its turn has not come; to be asked for again at that moment.
    record Later(Instant at) implements Turn {}
}
