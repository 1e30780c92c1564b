package caseloom.core.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a document is for (L-219).
public enum Category {
    CONTRACT,
    POLICY,
    TEMPLATE,
    ARCHIVE;

    /// As it is written on the wire.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Category of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Category::word).toList();
    }
}
