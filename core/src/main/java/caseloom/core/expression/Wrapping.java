package caseloom.core.expression;

/// Whether a string is one expression in `${` and `}` (W-31), plain text, or a mixture, which is
/// refused (W-13).
public sealed interface Wrapping {

    /// One expression and nothing else.
    ///
    /// @param jq what stands between the braces
    /// @param at where it begins in the string
    record Whole(String jq, int at) implements Wrapping {}

    record Plain() implements Wrapping {}

    /// Text with an expression in it.
    ///
    /// @param at where the `${` stands
    record Mixed(int at) implements Wrapping {}

    /// The advice for a mixture.
    String HINT =
            "text around ${ } is not allowed; make the whole string one expression, such as"
                    + " ${ \"Refund of \\(.amount)\" }";

    static Wrapping of(String text) {
        var start = text.indexOf("${");
        if (start < 0) {
            return new Plain();
        }
        if (!text.substring(0, start).isBlank()) {
            return new Mixed(start);
        }
        var end = Lexer.endOfBraces(text, start + 2);
        if (end < 0 && text.stripTrailing().endsWith("}")) {
            // Broken jq: the compiler will say what is wrong with it.
            end = text.lastIndexOf('}');
        }
        return end < 0 || !text.substring(end + 1).isBlank()
                ? new Mixed(start)
                : new Whole(text.substring(start + 2, end), start + 2);
    }
}
