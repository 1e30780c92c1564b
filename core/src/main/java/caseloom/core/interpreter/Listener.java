package caseloom.core.interpreter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a run that listens wants to be told of. It is coarse: the shell hands over every event that
/// fits it, also those that came since the run's start, and the interpreter looks closer.
///
/// @param id unique in its run
/// @param type the only type of event it wants; null for any
/// @param from the expression whose value over an event's envelope is compared (see `Extraction`);
///   null when nothing is compared
/// @param value what that expression must give, as `Extraction.canonical` writes it; null for any,
///   always null where `from` is
/// @param since from when on events count (W-16): the run's start, and for a run that a person had
///   tried again, the start of the first one
public record Listener(
        int id,
        @Nullable String type,
        @Nullable String from,
        @Nullable String value,
        Instant since) {

    public Listener {
        if (from == null && value != null) {
            throw new IllegalArgumentException("a value without an expression: " + value);
        }
    }
}
