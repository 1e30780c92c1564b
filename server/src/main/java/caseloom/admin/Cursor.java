package caseloom.admin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The place where a page ended, as text that clients only hand back.
final class Cursor {

    private static final String MARK = "1:";

    private Cursor() {}

    static String of(String place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((MARK + place).getBytes(StandardCharsets.UTF_8));
    }

    /// Empty when we never gave out such a text.
    static Optional<String> place(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(MARK)
                    ? Optional.of(text.substring(MARK.length()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
