package caseloom.core.definition;

import caseloom.core.expression.Wrapping;
import java.util.regex.Pattern;

/// How a text of the document relates to `${ }` (W-13, W-31).
final class Texts {

    /// Where the official schema says "runtime expression", this must be found.
    private static final Pattern ON_ONE_LINE = Pattern.compile("^\\s*\\$\\{.+\\}\\s*$");

    /// Longer texts get no proposal.
    private static final int MENDED_MOST = 500;

    private Texts() {}

    /// Whether it has an expression in it, whole or with text around it.
    static boolean wrapped(Value.Text text) {
        return switch (Wrapping.of(text.text())) {
            case Wrapping.Plain() -> false;
            case Wrapping.Whole _, Wrapping.Mixed _ -> true;
        };
    }

    /// Whether it is an expression that the official schema would not recognize.
    static boolean overLines(Value.Text text) {
        return Wrapping.of(text.text()) instanceof Wrapping.Whole
                && !ON_ONE_LINE.matcher(text.text()).find();
    }

    /// A text with expressions in it as one expression with string interpolation.
    static String interpolated(String text) {
        if (text.length() > MENDED_MOST) {
            return "${ \"Refund of \\(.amount)\" }";
        }
        var out = new StringBuilder("${ \"");
        var i = 0;
        while (i < text.length()) {
            var open = text.indexOf("${", i);
            var end = open < 0 ? -1 : end(text, open);
            out.append(escaped(text.substring(i, end < 0 ? text.length() : open)));
            if (end >= 0) {
                var jq = text.substring(open + 2, end - 1).strip();
                out.append("\\(").append(jq).append(')');
            }
            i = end < 0 ? text.length() : end;
        }
        return out.append("\" }").toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /// The index after the brace that closes the expression opened at `open`, or -1. Where one more
    /// brace still belongs to the expression, it was not closed yet.
    private static int end(String text, int open) {
        for (var end = open + 3; end <= text.length(); end++) {
            var part = text.substring(open, end);
            if (part.endsWith("}")
                    && Wrapping.of(part) instanceof Wrapping.Whole
                    && Wrapping.of(part + "}") instanceof Wrapping.Mixed) {
                return end;
            }
        }
        return -1;
    }
}
