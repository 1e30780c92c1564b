package caseloom.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of the log that the story of a task tells.
///
/// @param by what the story calls the one who did it; null for the server itself
record Told(long id, ActionType type, String message, @Nullable String by, Instant at) {}
