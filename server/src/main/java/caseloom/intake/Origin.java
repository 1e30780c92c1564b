package caseloom.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a new record comes from.
///
/// @param initiator the number of the member who counts as its initiator
/// @param metadata free data for tracking, kept as sent; null for none
/// @param submitted its intake is complete with the request, so its run counts as running from the
///   start (L-94); else the run is pending until the engine takes it
/// @param files join the record in the transaction that makes it
/// @param cause why the run starts when nobody asked for it; null for a request
public record Origin(
        long initiator,
        @Nullable ObjectNode metadata,
        boolean submitted,
        List<BroughtFile> files,
        @Nullable Cause cause) {

    /// A file that becomes part of the record.
    ///
    /// @param variable whose value it is; null for none
    public record BroughtFile(long number, @Nullable String variable) {}

    public Origin {
        files = List.copyOf(files);
    }

    /// A record that somebody asked for.
    public Origin(
            long initiator,
            @Nullable ObjectNode metadata,
            boolean submitted,
            List<BroughtFile> files) {
        this(initiator, metadata, submitted, files, null);
    }

    /// A record that the engine has to take first.
    public static Origin of(long initiator) {
        return new Origin(initiator, null, false, List.of());
    }

    /// A record that nobody asked for.
    public static Origin of(long initiator, Cause cause) {
        return new Origin(initiator, null, false, List.of(), cause);
    }
}
