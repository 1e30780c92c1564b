package caseloom.documents;

import caseloom.core.cases.OrganizationId;
import java.time.Instant;

/// A processing that this node is at, as long as its token is the newest one.
///
/// @param file the number of the document
/// @param attempts how often a node took it, this time included
record Claimed(
        long id,
        OrganizationId organization,
        long file,
        Instant createdAt,
        int attempts,
        long token) {}
