package caseloom.comments;

import caseloom.access.Member;
import caseloom.audit.Actor;
import caseloom.core.cases.CaseId;
import caseloom.core.cases.OrganizationId;
import caseloom.files.Staging;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody wants to say about a case.
///
/// @param by who is noted in the audit trail
/// @param text of 1 to `TEXT_MOST` characters, not all of them white space
/// @param mentions numbers of active members
public record NewComment(
        Actor by,
        Member author,
        CaseId caseId,
        String text,
        @Nullable Long replyTo,
        Set<Long> mentions,
        List<Staging.Content> files) {

    public static final int TEXT_MOST = 20_000;

    public NewComment {
        if (isBlank(text) || isTooLong(text)) {
            throw new IllegalArgumentException("a comment has 1 to 20,000 characters");
        }
        files = List.copyOf(files);
    }

    OrganizationId organization() {
        return by.organization();
    }

    /// Whether there is nothing but white space, of whatever kind.
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(one -> Character.isWhitespace(one) || Character.isSpaceChar(one));
    }

    public static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > TEXT_MOST;
    }
}
