package caseloom.files;

import java.util.Locale;

/// Where the bytes of a file are.
public enum FilePlace {
    DATABASE,
    FOLDER;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FilePlace of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
