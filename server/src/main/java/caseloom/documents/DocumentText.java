package caseloom.documents;

import java.util.List;

/// What there is to read of a document.
///
/// @param name of its file
/// @param pages in their order; what has no pages is one
public record DocumentText(String name, List<DocumentPage> pages) {

    public DocumentText {
        pages = List.copyOf(pages);
    }

    public boolean isBlank() {
        return pages.stream().allMatch(page -> page.text().isBlank());
    }
}
