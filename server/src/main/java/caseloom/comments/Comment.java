package caseloom.comments;

import caseloom.core.cases.CaseId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody said about a case.
///
/// @param id an odd number, of no other comment
/// @param text as it was sent
/// @param replyTo the comment of the same case that it answers
/// @param mentions the e-mails of those whom it mentions, in the order in which it does
/// @param files the numbers of the files that came with it
public record Comment(
        long id,
        CaseId caseId,
        Author author,
        String text,
        @Nullable Long replyTo,
        List<String> mentions,
        List<Long> files,
        Instant createdAt) {

    /// Who said it.
    ///
    /// @param email empty when the member is gone
    public record Author(long member, String email) {}

    public Comment {
        mentions = List.copyOf(mentions);
        files = List.copyOf(files);
    }
}
