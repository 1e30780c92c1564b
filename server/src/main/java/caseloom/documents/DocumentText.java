package caseloom.documents;

import caseloom.files.reading.Reading;
import java.util.List;

/// What there is to read of a document.
///
/// @param name of its file
/// @param pages in their order; what has no pages is one
public record DocumentText(String name, List<DocumentPage> pages) {

    public DocumentText {
        pages = List.copyOf(pages);
    }

    /// What was read of a file of that name.
    static DocumentText of(String name, Reading.Text read) {
        return new DocumentText(
                name,
                read.pages().stream()
                        .map(page -> new DocumentPage(page.number(), page.text()))
                        .toList());
    }

    public boolean isBlank() {
        return pages.stream().allMatch(page -> page.text().isBlank());
    }
}
