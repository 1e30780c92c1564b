package caseloom.core.schema;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Host names of RFC 1123, and of RFC 5890 with other letters than ASCII.
final class HostFormats {

    private static final Pattern LABEL =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern DOTS = Pattern.compile("[.\u3002\uff0e\uff61]");
    private static final int HOSTNAME_MOST = 253;
    private static final int LABEL_MOST = 63;
    private static final String NEVER =
            "\u0640\u07fa\u302e\u302f\u3031\u3032\u3033\u3034\u3035\u303b";

    private HostFormats() {}

    static boolean hostname(String text) {
        if (text.length() > HOSTNAME_MOST) {
            return false;
        }
        for (var label : text.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    static boolean idnHostname(String text) {
        if (text.length() > HOSTNAME_MOST) {
            return false;
        }
        for (var label : DOTS.split(text, -1)) {
            var ascii = label.chars().allMatch(c -> c < 0x80);
            if (ascii ? !LABEL.matcher(label).matches() : !idnLabel(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean idnLabel(String label) {
        var points = label.codePoints().toArray();
        if (label.startsWith("-")
                || label.endsWith("-")
                || label.startsWith("--", 2)
                || combining(points[0])
                || Punycode.encodedLength(points) + "xn--".length() > LABEL_MOST) {
            return false;
        }
        for (var i = 0; i < points.length; i++) {
            if (!allowed(points, i)) {
                return false;
            }
        }
        return true;
    }

    /// RFC 5892: letters, digits and marks, and a few that depend on their neighbours.
    private static boolean allowed(int[] points, int i) {
        var point = points[i];
        return switch (point) {
            case '-' -> true;
            case 0xB7 -> at(points, i - 1) == 'l' && at(points, i + 1) == 'l';
            case 0x375 -> script(at(points, i + 1)) == UnicodeScript.GREEK;
            case 0x5F3, 0x5F4 -> script(at(points, i - 1)) == UnicodeScript.HEBREW;
            case 0x30FB -> japanese(points);
            case 0x200C, 0x200D -> virama(at(points, i - 1));
            default ->
                    NEVER.indexOf(point) < 0
                            && !mixedDigits(points, point)
                            && (Character.isLetterOrDigit(point) || combining(point));
        };
    }

    private static int at(int[] points, int i) {
        return i >= 0 && i < points.length ? points[i] : 0;
    }

    private static UnicodeScript script(int point) {
        return UnicodeScript.of(point);
    }

    private static boolean japanese(int[] points) {
        for (var point : points) {
            var script = script(point);
            if (script == UnicodeScript.HIRAGANA
                    || script == UnicodeScript.KATAKANA
                    || script == UnicodeScript.HAN) {
                return true;
            }
        }
        return false;
    }

    /// Arabic-Indic digits and their extended forms must not meet in one label.
    private static boolean mixedDigits(int[] points, int point) {
        return point >= 0x660
                && point <= 0x669
                && Arrays.stream(points).anyMatch(p -> p >= 0x6F0 && p <= 0x6F9);
    }

    private static boolean combining(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }

    private static boolean virama(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK
                && Character.getName(point) != null
                && Character.getName(point).contains("VIRAMA");
    }
}
