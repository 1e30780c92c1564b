package caseloom.files;

import java.util.Locale;

/// Where a file came from (L-192); it shows in the id that the file is called by.
public enum FileKind {
    /// Uploaded to the documents, or made by a step.
    DOCUMENT,
    /// Everything else.
    ATTACHMENT;

    /// As ids and rows spell it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
