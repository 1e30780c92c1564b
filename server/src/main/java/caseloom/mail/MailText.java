package caseloom.mail;

import org.jspecify.annotations.Nullable;

/// What a mail says: plain, as HTML, or the same in both ways.
public record MailText(@Nullable String plain, @Nullable String html) {

    public MailText {
        if (plain == null && html == null) {
            throw new IllegalArgumentException("a mail says something");
        }
    }

    public static MailText plain(String text) {
        return new MailText(text, null);
    }

    /// Characters of all of it.
    long size() {
        return (plain == null ? 0L : plain.length()) + (html == null ? 0L : html.length());
    }
}
