package caseloom.workflows;

import caseloom.core.cases.WorkflowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One publication of a workflow, without its document.
///
/// @param label the author's own version text
/// @param publishedBy the number of the member who published it
public record WorkflowVersion(
        WorkflowId workflow,
        int version,
        String label,
        @Nullable String changelog,
        long publishedBy,
        Instant publishedAt) {

    /// Characters of a changelog at most.
    public static final int CHANGELOG_MOST = 5_000;
}
