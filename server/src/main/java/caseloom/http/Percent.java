package caseloom.http;

import java.nio.charset.StandardCharsets;

/// Percent-encoded text. Percent signs that encode nothing stay as they are.
public final class Percent {

    private Percent() {}

    /// A segment of a path, decoded.
    public static String path(String text) {
        return decoded(text, false);
    }

    /// A name or value of a query, where a plus is a space.
    static String query(String text) {
        return decoded(text, true);
    }

    private static String decoded(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var bytes = new byte[text.length() * 3];
        var used = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var high = c == '%' && i + 2 < text.length() ? digit(text.charAt(i + 1)) : -1;
            var low = high < 0 ? -1 : digit(text.charAt(i + 2));
            if (low >= 0) {
                bytes[used++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                var plain = c == '+' && plusIsSpace ? " " : String.valueOf(c);
                for (var b : plain.getBytes(StandardCharsets.UTF_8)) {
                    bytes[used++] = b;
                }
            }
        }
        return new String(bytes, 0, used, StandardCharsets.UTF_8);
    }

    private static int digit(char c) {
        return Character.digit(c, 16);
    }
}
