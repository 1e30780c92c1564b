package caseloom.pdf;

import java.util.Locale;

/// Numbers of lists and pages as letters, Roman numerals, or digits.
final class Counted {

    private static final int[] WORTH = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

    private static final String[] SIGNS = {
        "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };

    private static final int ROMAN_MOST = 10_000;

    private static final int LETTERS = 26;

    private static final int REPEATED_MOST = 40;

    private Counted() {}

    static String as(String format, int number) {
        return switch (format) {
            case "none" -> "";
            case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
            case "lowerLetter" -> letters(number);
            case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(number);
            case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
            case "ordinal" -> number + ".";
            default -> Integer.toString(number);
        };
    }

    /// After `z` comes `aa`, then `bb`.
    private static String letters(int number) {
        if (number < 1) {
            return Integer.toString(number);
        }
        var letter = (char) ('a' + (number - 1) % LETTERS);
        var times = Math.min((number - 1) / LETTERS + 1, REPEATED_MOST);
        return String.valueOf(letter).repeat(times);
    }

    private static String roman(int number) {
        if (number < 1 || number > ROMAN_MOST) {
            return Integer.toString(number);
        }
        var text = new StringBuilder();
        var rest = number;
        for (var i = 0; i < WORTH.length; i++) {
            while (rest >= WORTH[i]) {
                text.append(SIGNS[i]);
                rest -= WORTH[i];
            }
        }
        return text.toString();
    }
}
