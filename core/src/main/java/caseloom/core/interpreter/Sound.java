package caseloom.core.interpreter;

/// Texts as a database can keep them: no U+0000, no half of a surrogate pair.
final class Sound {

    private static final char REPLACEMENT = '\uFFFD';

    private Sound() {}

    /// Whether the character at that place may stay.
    static boolean at(String text, int i) {
        var c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c != '\0';
    }

    /// The text with what cannot be stored replaced, and no longer than that.
    static String cut(String text, int most) {
        var kept = new StringBuilder(Math.min(text.length(), most) + 1);
        for (var i = 0; i < text.length() && kept.length() < most; i++) {
            kept.append(at(text, i) ? text.charAt(i) : REPLACEMENT);
        }
        var last = kept.length() - 1;
        if (last >= 0 && Character.isHighSurrogate(kept.charAt(last))) {
            kept.setLength(last);
        }
        return kept.length() < text.length() ? kept.append('…').toString() : kept.toString();
    }
}
