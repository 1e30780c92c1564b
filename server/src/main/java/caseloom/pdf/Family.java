package caseloom.pdf;

import java.util.List;
import java.util.Locale;

/// The typefaces there are. Every other one is shown in the one that is most like it.
enum Family {
    SANS("Sans"),
    SERIF("Serif"),
    MONO("Mono");

    private static final List<String> SERIFS =
            List.of(
                    "times",
                    "georgia",
                    "cambria",
                    "garamond",
                    "roman",
                    "antiqua",
                    "palatino",
                    "century",
                    "bookman",
                    "didot",
                    "bodoni",
                    "minion",
                    "constantia");

    private static final List<String> MONOS = List.of("courier", "mono", "consolas", "typewriter");

    private final String word;

    Family(String word) {
        this.word = word;
    }

    /// As the files of the fonts spell it.
    String word() {
        return word;
    }

    static Family of(String name) {
        var folded = name.toLowerCase(Locale.ROOT);
        if (MONOS.stream().anyMatch(folded::contains)) {
            return MONO;
        }
        var serif =
                SERIFS.stream().anyMatch(folded::contains)
                        || (folded.contains("serif") && !folded.contains("sans"));
        return serif ? SERIF : SANS;
    }
}
