package caseloom.core.document;

import java.util.List;

/// Something that is wrong with a document.
///
/// @param pages the numbers of those that it is about; empty when it is about all of it
public record Issue(IssueCode code, String message, List<Integer> pages) {

    public Issue {
        pages = List.copyOf(pages);
    }

    public static Issue of(IssueCode code) {
        return new Issue(code, code.message(), List.of());
    }

    /// With the reason.
    public static Issue of(IssueCode code, String why) {
        return new Issue(code, code.message() + ": " + why, List.of());
    }

    public static Issue unreadable(List<Integer> pages) {
        var code = IssueCode.UNREADABLE_PAGES;
        return new Issue(code, code.message(), pages);
    }
}
