package caseloom.cases;

import caseloom.core.cases.RunId;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a case's story.
///
/// @param seq the number of the decision in its run that it belongs to
/// @param event such as `step.completed`; `docs/glossary.md` lists them
/// @param step JSON Pointer of the step, null for events of the run or the case
public record HistoryEntry(
        RunId run,
        int seq,
        Instant at,
        String event,
        @Nullable String step,
        @Nullable JsonNode detail) {}
