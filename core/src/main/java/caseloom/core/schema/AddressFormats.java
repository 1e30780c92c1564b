package caseloom.core.schema;

import java.util.regex.Pattern;

/// IPv4 and IPv6 addresses as texts.
final class AddressFormats {

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;

    private AddressFormats() {}

    static boolean ipv4(String text) {
        return text.length() <= 15 && IPV4.matcher(text).matches();
    }

    static boolean ipv6(String text) {
        if (text.length() > 45) {
            return false;
        }
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == GROUPS;
        }
        var before = text.substring(0, gap);
        var after = text.substring(gap + 2);
        var left = before.isEmpty() ? 0 : groups(before, false);
        var right = after.isEmpty() ? 0 : groups(after, true);
        return left >= 0 && right >= 0 && left + right < GROUPS;
    }

    /// How many groups of 16 bits these are, or -1 when one is none. The last may be an IPv4
    /// address.
    private static int groups(String text, boolean atEnd) {
        var parts = text.split(":", -1);
        var count = 0;
        for (var i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                count++;
            } else if (atEnd && i == parts.length - 1 && ipv4(parts[i])) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }
}
