package caseloom.signatures;

import java.time.Instant;

/// What waits for signatures, the oldest first.
public final class OpenSignatures {

    private OpenSignatures() {}

    /// Where a page of it ended.
    public record Place(Instant openedAt, long caseId, long runId, int activation) {

        /// Before all.
        public static final Place START = new Place(Instant.EPOCH, 0, 0, 0);

        /// The place of that request.
        public static Place of(Signature signature) {
            var id = signature.id();
            return new Place(
                    signature.asked().at(), id.caseId().value(), id.run().value(), id.activation());
        }
    }
}
