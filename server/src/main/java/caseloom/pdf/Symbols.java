package caseloom.pdf;

import java.util.Map;
import java.util.Optional;

/// Signs of the symbol fonts that Word uses, as characters that the fonts here have.
final class Symbols {

    /// By the number in those fonts, whose upper byte says nothing.
    private static final Map<Integer, String> WINGDINGS =
            Map.ofEntries(
                    Map.entry(0x6C, "●"),
                    Map.entry(0x6E, "■"),
                    Map.entry(0x6F, "□"),
                    Map.entry(0x71, "□"),
                    Map.entry(0x74, "◊"),
                    Map.entry(0x75, "◊"),
                    Map.entry(0x9F, "•"),
                    Map.entry(0xA1, "○"),
                    Map.entry(0xA7, "▪"),
                    Map.entry(0xA8, "□"),
                    Map.entry(0xD8, "►"),
                    Map.entry(0xE0, "→"),
                    Map.entry(0xF0, "→"),
                    Map.entry(0xFB, "×"),
                    Map.entry(0xFC, "√"));

    private static final Map<Integer, String> SYMBOL =
            Map.of(
                    0xB7, "•", 0xA7, "♣", 0x2D, "-", 0xB0, "°", 0xB1, "±", 0xB4, "×", 0xD7, "·",
                    0xAE, "→", 0xA3, "≤", 0xB3, "≥");

    private static final int PRIVATE = 0xF000;

    private Symbols() {}

    static boolean isSymbolic(int character) {
        return character >= PRIVATE && character <= PRIVATE + 0xFF;
    }

    /// The sign with that number in that font.
    static Optional<String> of(String font, int character) {
        var number = character & 0xFF;
        return Optional.ofNullable((font.startsWith("Wingdings") ? WINGDINGS : SYMBOL).get(number));
    }

    /// What stands before the paragraphs of a list; a dot where the sign is none of those here.
    static String bullet(String text, String font) {
        var shown = new StringBuilder();
        text.codePoints()
                .forEach(character ->
                        shown.append(
                                isSymbolic(character)
                                        ? of(font, character).orElse("•")
                                        : Character.toString(character)));
        return shown.toString();
    }
}
