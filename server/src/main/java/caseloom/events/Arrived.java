package caseloom.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// An event in the inbox of a run.
///
/// @param event its number
public record Arrived(long caseId, long runId, long event, Instant receivedAt, JsonNode envelope) {}
