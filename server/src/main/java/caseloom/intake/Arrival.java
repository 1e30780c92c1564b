package caseloom.intake;

import caseloom.queue.Lane;
import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A checked request for a new case with its run, or (not shown) for a run without a case.
///
/// @param attributes the case's attributes; for a run without a case its input. Not changed any
///   more once it was handed over
/// @param at the moment of the request: `created_at` of everything it makes
/// @param origin who started it, and with what
/// @param keyed what to remember when the request carried an Idempotency-Key
public record Arrival(
        Publication publication,
        boolean shown,
        String subject,
        ObjectNode attributes,
        Instant at,
        Origin origin,
        @Nullable KeyedAnswer keyed) {

    /// In whose turn it is written.
    Lane lane() {
        return new Lane(publication.organization().value(), publication.workflow().value());
    }
}
