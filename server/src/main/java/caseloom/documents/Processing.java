package caseloom.documents;

import caseloom.core.document.Issue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reading of a document that follows its upload.
///
/// @param endedAt null while it is under way
/// @param issues what was found to be wrong; empty while it is under way
public record Processing(
        long id, Instant createdAt, @Nullable Instant endedAt, List<Issue> issues) {

    public Processing {
        issues = List.copyOf(issues);
    }

    /// Where it stands, in a word.
    public String state() {
        if (endedAt == null) {
            return "processing";
        }
        return issues.isEmpty() ? "completed" : "with_issues";
    }
}
