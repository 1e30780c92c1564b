package caseloom.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file as it belongs to a case.
///
/// @param variable the variable that it is the value of, if any
/// @param step the id of the step that made or collected it (L-154)
public record CaseFile(FileRecord file, @Nullable String variable, String step, Instant joinedAt) {}
