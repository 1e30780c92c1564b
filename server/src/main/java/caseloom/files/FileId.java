package caseloom.files;

import java.util.Optional;
import java.util.regex.Pattern;

/// How files are called from outside (L-190, L-191): a word and a number, of which only the number
/// counts when it comes in.
public final class FileId {

    private static final Pattern FORM =
            Pattern.compile("(?:document|doc|attachment|att|file)_([1-9][0-9]{0,17})");

    private FileId() {}

    /// The number in an id; empty when it is malformed.
    public static Optional<Long> number(String id) {
        var found = FORM.matcher(id);
        return found.matches() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    }

    /// As task and file calls spell it: `document_789` or `attachment_789`.
    public static String of(FileRecord file) {
        return file.kind().word() + "_" + file.number();
    }
}
