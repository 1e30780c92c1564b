package caseloom.links;

import java.util.Locale;

/// What a link is good for.
public enum Purpose {
    APPROVAL("/approve"),
    SIGNATURE("/sign");

    private final String prefix;

    Purpose(String prefix) {
        this.prefix = prefix;
    }

    /// Where its pages are.
    public String prefix() {
        return prefix;
    }

    /// As it is stored.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Purpose of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
