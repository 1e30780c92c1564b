package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a case's story.
///
/// @param event such as `step.completed`; the names are in `docs/glossary.md`
/// @param step JSON Pointer of the step, null for the run's own events
/// @param detail what happened, an object; null for none
public record Entry(Instant at, String event, @Nullable String step, @Nullable JsonNode detail) {}
