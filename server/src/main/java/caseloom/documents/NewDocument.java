package caseloom.documents;

import caseloom.audit.Actor;
import caseloom.core.document.Attributes;
import caseloom.files.FileRecord;
import org.jspecify.annotations.Nullable;

/// A document that is to come into Core.
///
/// @param by who is noted in the audit trail
/// @param email of who counts as having uploaded it
/// @param filing the step that files it; null when somebody uploads it
public record NewDocument(Actor by, String email, Attributes attributes, @Nullable Filing filing) {

    /// The step that files it.
    ///
    /// @param key the same however often the step is performed
    public record Filing(Origin origin, String key) {}

    /// A document that came in, and is processed from now on.
    public record Taken(FileRecord file, long processing) {}
}
