package caseloom.generation;

import java.util.regex.Pattern;

/// What stands between `{{` and `}}`: a name, or one end of a part that is repeated or left out.
///
/// @param path where in the data, such as `customer.name`; `.` for the item itself
record Placeholder(Kind kind, String path) {

    /// The number of a round, from 1 on.
    static final String NUMBER = "@number";

    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*(?:\\.[\\p{L}\\p{N}_$-]+)*");

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

    enum Kind {
        /// A value.
        VALUE(""),
        /// The beginning of what is repeated for each item.
        EACH("#"),
        /// The beginning of what is there only if something is.
        WHEN("?"),
        /// The beginning of what is there only if something is not.
        UNLESS("^"),
        /// The end of one of those.
        END("/");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /// @param inner what stands between the braces
    static Placeholder of(String inner) throws TemplateFault {
        var text = BLANKS.matcher(inner).replaceAll(" ").strip();
        for (var kind : Kind.values()) {
            if (kind != Kind.VALUE && text.startsWith(kind.sign)) {
                return new Placeholder(kind, path(text, text.substring(1).strip()));
            }
        }
        return new Placeholder(Kind.VALUE, path(text, text));
    }

    private static String path(String whole, String path) throws TemplateFault {
        if (path.equals(".") || path.equals(NUMBER) || NAME.matcher(path).matches()) {
            return path;
        }
        throw new TemplateFault(
                "`{{"
                        + cut(whole)
                        + "}}` is no placeholder: write a name such as `{{customer.name}}`, and work"
                        + " out values in `data`");
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    boolean opens() {
        return switch (kind) {
            case EACH, WHEN, UNLESS -> true;
            case VALUE, END -> false;
        };
    }

    /// As it is written.
    String text() {
        return "{{" + kind.sign + path + "}}";
    }
}
