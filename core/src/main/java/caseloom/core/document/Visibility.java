package caseloom.core.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Who is shown a document (L-219).
public enum Visibility {
    NONE,
    VISIBLE,
    ADMIN_ONLY,
    ARCHIVE;

    /// As it is written on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Visibility of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Visibility::word).toList();
    }
}
