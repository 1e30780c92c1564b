package caseloom.approvals;

import java.time.Instant;

/// What waits for people, the oldest first.
public final class Inbox {

    private Inbox() {}

    /// Where a page of it ended.
    public record Place(Instant openedAt, long caseId, long runId, int activation) {

        /// Before all.
        public static final Place START = new Place(Instant.EPOCH, 0, 0, 0);

        /// The place of that request.
        public static Place of(Approval approval) {
            var id = approval.id();
            return new Place(
                    approval.asked().at(), id.caseId().value(), id.run().value(), id.activation());
        }
    }
}
