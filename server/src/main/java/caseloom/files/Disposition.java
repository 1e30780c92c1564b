package caseloom.files;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The `Content-Disposition` that has a file saved under its name: once in plain ASCII for old
/// clients, once exactly (RFC 6266, RFC 8187).
final class Disposition {

    private static final String AS_IT_IS = "!#$&+-.^_`|~";

    private Disposition() {}

    static String of(String name) {
        return "attachment; filename=\"" + plain(name) + "\"; filename*=UTF-8''" + exact(name);
    }

    private static String plain(String name) {
        var plain = new StringBuilder(name.length());
        name.codePoints()
                .map(c -> c < ' ' || c > '~' || c == '"' || c == '\\' || c == '%' ? '_' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String exact(String name) {
        var exact = new StringBuilder(name.length());
        for (var b : name.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || AS_IT_IS.indexOf(c) >= 0)) {
                exact.append(c);
            } else {
                exact.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return exact.toString();
    }
}
