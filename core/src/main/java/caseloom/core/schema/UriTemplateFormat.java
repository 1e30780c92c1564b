package caseloom.core.schema;

import java.util.regex.Pattern;

/// URI templates of RFC 6570, all four levels.
final class UriTemplateFormat {

    private static final String NAME = "(?:[A-Za-z0-9_]|%[0-9a-fA-F]{2})++";
    private static final String VARIABLE = NAME + "(?:\\." + NAME + ")*+(?::[1-9][0-9]{0,3}|\\*)?";
    private static final Pattern EXPRESSION =
            Pattern.compile("[+#./;?&]?" + VARIABLE + "(?:," + VARIABLE + ")*+");
    private static final String NEVER = "\"'<>\\^`{|} ";

    private UriTemplateFormat() {}

    static boolean template(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '{') {
                var end = text.indexOf('}', i);
                if (end < 0 || !EXPRESSION.matcher(text.substring(i + 1, end)).matches()) {
                    return false;
                }
                i = end;
            } else if (NEVER.indexOf(c) >= 0
                    || c < ' '
                    || c == 0x7F
                    || (c == '%' && !(UriFormat.hex(text, i + 1) && UriFormat.hex(text, i + 2)))) {
                return false;
            }
        }
        return true;
    }
}
