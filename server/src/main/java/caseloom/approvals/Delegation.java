package caseloom.approvals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A seat in a request that somebody handed over.
///
/// @param from their address as the organization writes it
/// @param foldedFrom the same for comparisons
/// @param to who has the seat since then
/// @param comment why, if they said
public record Delegation(
        String from,
        String foldedFrom,
        String to,
        String foldedTo,
        @Nullable String comment,
        Instant at) {}
