package caseloom.access;

import java.util.Locale;
import java.util.regex.Pattern;

/// An email address. It is kept as it was written and compared without regard to case (L-20).
public record Email(String written) {

    public static final int MOST = 254;

    private static final Pattern FORM = Pattern.compile("[^@\\s\\x00]+@[^@\\s\\x00]+");

    public Email {
        if (!isEmail(written)) {
            throw new IllegalArgumentException("no email address: " + written);
        }
    }

    /// Whether a text has the form of an address. Whether mail arrives there only mail can tell.
    public static boolean isEmail(String text) {
        return text.length() <= MOST && FORM.matcher(text).matches();
    }

    /// What is the same for all ways to write an address. The database does not decide that: what
    /// it takes for the small letter of another depends on how it was set up.
    public static String folded(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    String folded() {
        return folded(written);
    }
}
