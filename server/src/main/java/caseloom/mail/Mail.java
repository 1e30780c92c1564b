package caseloom.mail;

import java.util.List;

/// A mail to send.
///
/// @param key of what it is sent for: the same key gives the same Message-ID
/// @param subject one line
public record Mail(
        String key,
        Recipients recipients,
        String subject,
        MailText text,
        List<Attachment> attachments) {

    /// Characters of a subject.
    public static final int SUBJECT_MOST = 250;

    public Mail {
        attachments = List.copyOf(attachments);
        if (!isSubject(subject)) {
            throw new IllegalArgumentException("a subject is one line of few characters");
        }
    }

    /// Whether a text is one line that is short enough: a line end would begin a header of its own.
    public static boolean isSubject(String text) {
        return text.length() <= SUBJECT_MOST && text.codePoints().allMatch(Mail::isInline);
    }

    /// The same as far as a subject may hold it.
    public static String asSubject(String text) {
        var line = new StringBuilder();
        text.strip()
                .codePoints()
                .map(c -> isInline(c) ? c : ' ')
                .takeWhile(c -> line.length() + Character.charCount(c) <= SUBJECT_MOST)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    /// Bytes of it, nearly.
    long size() {
        return text.size() + attachments.stream().mapToLong(Attachment::size).sum();
    }

    private static boolean isInline(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }
}
