package caseloom.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The columns of a run that ended with its opening, and of its case afterwards. JSON is text.
///
/// @param at the moment of the decision
/// @param runStatus an ended one
/// @param output what the APIs show of the ended run
/// @param state from where a failed run may be retried
/// @param entries the history entries of the decision
public record EndedRow(
        Instant at,
        String runStatus,
        @Nullable String output,
        @Nullable String state,
        String entries,
        String caseStatus,
        String subject,
        String attributes) {}
