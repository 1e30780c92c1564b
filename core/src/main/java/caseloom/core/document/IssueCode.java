package caseloom.core.document;

import java.util.Arrays;

/// What can be wrong with a document, in the order in which it is told (L-249, L-250).
public enum IssueCode {
    DUPLICATE("Duplicate", "Document is duplicate"),
    UNSUPPORTED_CONTENT("UnsupportedContent", "Document content is not supported"),
    UNREADABLE_PAGES("UnreadablePages", "Some pages of the document are unreadable"),
    METADATA_EXTRACTION_FAILED(
            "MetadataExtractionFailed", "Metadata of the document could not be extracted");

    private final String word;
    private final String message;

    IssueCode(String word, String message) {
        this.word = word;
        this.message = message;
    }

    /// As it is written on the wire.
    public String word() {
        return word;
    }

    /// What it tells when there is nothing more to tell.
    public String message() {
        return message;
    }

    /// Of a word that was written before.
    public static IssueCode of(String word) {
        return Arrays.stream(values())
                .filter(code -> code.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no issue is called " + word));
    }
}
