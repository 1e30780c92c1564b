package caseloom.core.definition;

import java.util.regex.Pattern;

/// How a text relates to `${ }`: not at all, wholly (W-31), or with other text around it (W-13).
sealed interface Wrap {

    /// Where the official schema says "runtime expression", this must be found.
    Pattern ON_ONE_LINE = Pattern.compile("^\\s*\\$\\{.+\\}\\s*$");

    record None() implements Wrap {}

    /// The text is one expression.
    ///
    /// @param jq what stands between `${` and `}`
    record Whole(String jq) implements Wrap {}

    /// The text has an expression in it.
    ///
    /// @param instead the same as one expression with string interpolation
    record Mixed(String instead) implements Wrap {}

    static Wrap of(String text) {
        var open = text.indexOf("${");
        if (open < 0) {
            return new None();
        }
        var trimmed = text.strip();
        if (!trimmed.startsWith("${")) {
            return new Mixed(interpolated(text));
        }
        var close = close(trimmed, 2);
        if (close == trimmed.length() - 1 || (close < 0 && trimmed.endsWith("}"))) {
            return new Whole(trimmed.substring(2, trimmed.length() - 1));
        }
        return new Mixed(interpolated(text));
    }

    /// The index of the `}` that ends an expression which begins at `from`, or -1.
    private static int close(String text, int from) {
        var braces = 0;
        var i = from;
        while (i < text.length()) {
            switch (text.charAt(i)) {
                case '"' -> i = afterString(text, i + 1) - 1;
                case '#' -> i = afterComment(text, i) - 1;
                case '{' -> braces++;
                case '}' -> {
                    if (braces-- == 0) {
                        return i;
                    }
                }
                default -> {}
            }
            i++;
        }
        return -1;
    }

    private static int afterComment(String text, int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /// The index after the quote that ends a string whose inside begins at `from`.
    private static int afterString(String text, int from) {
        var i = from;
        while (i < text.length() && text.charAt(i) != '"') {
            if (text.startsWith("\\(", i)) {
                i = afterGroup(text, i + 2);
            } else {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
        }
        return i + 1;
    }

    private static int afterGroup(String text, int from) {
        var groups = 1;
        var i = from;
        while (i < text.length() && groups > 0) {
            switch (text.charAt(i)) {
                case '"' -> i = afterString(text, i + 1) - 1;
                case '(' -> groups++;
                case ')' -> groups--;
                default -> {}
            }
            i++;
        }
        return i;
    }

    private static String interpolated(String text) {
        var out = new StringBuilder("${ \"");
        var i = 0;
        while (i < text.length()) {
            var open = text.indexOf("${", i);
            var close = open < 0 ? -1 : close(text, open + 2);
            var until = close < 0 ? text.length() : open;
            out.append(text.substring(i, until).replace("\\", "\\\\").replace("\"", "\\\""));
            if (close >= 0) {
                out.append("\\(").append(text.substring(open + 2, close).strip()).append(')');
            }
            i = close < 0 ? text.length() : close + 1;
        }
        return out.append("\" }").toString();
    }
}
