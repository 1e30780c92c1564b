package caseloom.connections;

import java.time.Instant;

/// A named request that can be made on a connection (C-198).
public record Query(
        long id, long connection, QueryTerms terms, Instant createdAt, Instant updatedAt) {}
