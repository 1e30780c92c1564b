package caseloom.core.signature;

import java.util.List;
import java.util.regex.Pattern;

/// What a step wants signed, as its run put it together.
///
/// @param files ids of the documents, in any form that names files (L-190), at least one
/// @param signers email addresses in their order; empty when somebody names them later (L-165)
/// @param ordered whether each may sign only when those before them did
/// @param subject what the signing is called in mails and on its page; empty for the usual words
/// @param message what the signers read; empty for nothing
public record SignatureRequest(
        List<String> files, List<String> signers, boolean ordered, String subject, String message) {

    /// How many documents one step has signed at most.
    public static final int FILES_MOST = 10;

    /// How many signers one step has at most.
    public static final int SIGNERS_MOST = 50;

    /// Characters of a subject at most.
    public static final int SUBJECT_MOST = 200;

    /// Characters of a message at most.
    public static final int MESSAGE_MOST = 5_000;

    private static final Pattern FILE =
            Pattern.compile("(?:document|doc|attachment|att|file)_[1-9][0-9]{0,17}");

    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s\\x00-\\x1f\\x7f]{1,64}@[^@\\s\\x00-\\x1f\\x7f]{1,185}");

    public SignatureRequest {
        files = List.copyOf(files);
        signers = List.copyOf(signers);
    }

    /// Whether a text is the id of a file.
    public static boolean isFile(String text) {
        return FILE.matcher(text).matches();
    }

    /// Whether a text says where mail to somebody goes.
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /// Without control characters, but with ends of lines: so it can stand in a mail and a page.
    public static boolean isMessage(String text) {
        return text.length() <= MESSAGE_MOST
                && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r');
    }

    /// One line that can stand in the head of a mail.
    public static boolean isSubject(String text) {
        return text.length() <= SUBJECT_MOST && text.chars().noneMatch(Character::isISOControl);
    }
}
