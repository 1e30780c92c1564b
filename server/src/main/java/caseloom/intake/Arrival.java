package caseloom.intake;

import caseloom.workflows.Publication;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A checked request for a new case with its run, or (not shown) for a run without a case.
///
/// @param attributes the case's attributes; for a run without a case its input
/// @param input what the APIs show as the input of the run (C-72, C-111)
/// @param at the moment of the request: `created_at` of everything it makes
/// @param keyed what to remember when the request carried an Idempotency-Key
public record Arrival(
        Numbers numbers,
        Publication publication,
        boolean shown,
        String subject,
        ObjectNode attributes,
        ObjectNode input,
        Instant at,
        @Nullable KeyedAnswer keyed) {}
