package caseloom.callbacks;

import com.fasterxml.jackson.databind.JsonNode;

/// What was posted to a callback, once it is on disk.
public record Posted(Callback callback, JsonNode body) {}
