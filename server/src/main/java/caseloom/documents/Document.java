package caseloom.documents;

import caseloom.core.document.Attributes;
import caseloom.files.FileRecord;
import org.jspecify.annotations.Nullable;

/// A document of an organization: a file with what is known about it.
///
/// @param uploadedBy an e-mail
/// @param origin the step that it came out of; null when somebody uploaded it
/// @param text how much of it was read
/// @param processing the newest one; null for what nobody uploaded or filed
public record Document(
        FileRecord file,
        About about,
        String uploadedBy,
        @Nullable Origin origin,
        Attributes attributes,
        TextExtent text,
        @Nullable Processing processing) {

    /// How much text there is.
    ///
    /// @param pages null as long as that is not known, and for kinds of files that have none
    /// @param cut whether there is more than is kept
    public record TextExtent(@Nullable Integer pages, boolean cut) {}

    public long number() {
        return file.number();
    }
}
