package caseloom.core.uri;

import java.nio.charset.StandardCharsets;

/// Percent-encoding as RFC 3986 says.
public final class Percent {

    /// Characters that divide an address into its parts.
    public static final String RESERVED = ":/?#[]@!$&'()*+,;=%";

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /// The text with everything encoded but unreserved characters.
    public static String encode(String text) {
        var to = new StringBuilder(text.length());
        encode(to, text, "");
        return to.toString();
    }

    /// Appends the text with everything encoded but unreserved characters and `also`.
    public static void encode(StringBuilder to, String text, String also) {
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xFF);
            if (plain(c) || also.indexOf(c) >= 0) {
                to.append(c);
            } else {
                to.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED.indexOf(c) >= 0;
    }
}
