package caseloom.core.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The title of a new case: what was sent, or the default that names the moment (C-53 to C-56).
public final class Subjects {

    private static final DateTimeFormatter DEFAULT =
            DateTimeFormatter.ofPattern("'API - 'uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Subjects() {}

    /// The subject exactly as sent, or the default when it is absent or blank.
    public static String of(@Nullable String sent, Instant createdAt) {
        return sent == null || blank(sent) ? DEFAULT.format(createdAt) : sent;
    }

    /// Empty, or made only of Unicode white space (C-54), which Java's own notion of it differs
    /// from in the no-break spaces.
    public static boolean blank(String text) {
        return text.codePoints().allMatch(Subjects::white);
    }

    private static boolean white(int point) {
        return Character.isSpaceChar(point) || (point >= '\t' && point <= '\r') || point == 0x85;
    }
}
