package caseloom.engine;

import com.fasterxml.jackson.databind.JsonNode;

/// An event that a run sends with a decision.
record Emitted(Decided decided, JsonNode envelope) {}
