package caseloom.callbacks;

import java.time.Instant;

/// A place among open callbacks, the oldest first: where a page of what waits for people ended.
public record OpenSince(Instant openedAt, long caseId, long runId, int activation) {

    /// Before all.
    public static final OpenSince START = new OpenSince(Instant.EPOCH, 0, 0, 0);
}
