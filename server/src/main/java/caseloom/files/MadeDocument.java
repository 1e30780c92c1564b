package caseloom.files;

/// A document that a step has made.
///
/// @param number of the file, which may have been taken away since
public record MadeDocument(long number, String name) {

    /// As task and file calls spell it.
    public String fileId() {
        return FileKind.DOCUMENT.word() + "_" + number;
    }
}
