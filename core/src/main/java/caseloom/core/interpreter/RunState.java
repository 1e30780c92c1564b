package caseloom.core.interpreter;

import com.fasterxml.jackson.databind.JsonNode;

/// Everything a run must remember between two decisions, as the JSON that is stored. It carries a
/// version number (`v`), and every later release can read it.
public record RunState(JsonNode stored) {}
