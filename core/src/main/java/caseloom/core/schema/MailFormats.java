package caseloom.core.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/// Mailboxes of RFC 5321, and of RFC 6531 with other letters than ASCII.
final class MailFormats {

    private static final String ATOM = "A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-";
    private static final Pattern LOCAL =
            Pattern.compile("[" + ATOM + "]++(?:\\.[" + ATOM + "]++)*+");
    private static final Pattern IDN_LOCAL =
            Pattern.compile(
                    "["
                            + ATOM
                            + "\u0080-\\x{10ffff}]++(?:\\.["
                            + ATOM
                            + "\u0080-\\x{10ffff}]++)*+");
    private static final Pattern QUOTED =
            Pattern.compile("\"(?:[ !#-\\[\\]-~\u0080-\\x{10ffff}]|\\\\[ -~])*+\"");

    private MailFormats() {}

    static boolean mailbox(String text, boolean idn) {
        var sign = text.lastIndexOf('@');
        if (sign < 1) {
            return false;
        }
        var domain = text.substring(sign + 1);
        return local(text.substring(0, sign), idn)
                && (literal(domain)
                        || (idn ? HostFormats.idnHostname(domain) : HostFormats.hostname(domain)));
    }

    private static boolean local(String local, boolean idn) {
        if (!idn && local.chars().anyMatch(c -> c > '~')) {
            return false;
        }
        return (idn ? IDN_LOCAL : LOCAL).matcher(local).matches()
                || QUOTED.matcher(local).matches();
    }

    /// An address in brackets.
    private static boolean literal(String domain) {
        if (!domain.startsWith("[") || !domain.endsWith("]")) {
            return false;
        }
        var inside = domain.substring(1, domain.length() - 1);
        return inside.toLowerCase(Locale.ROOT).startsWith("ipv6:")
                ? AddressFormats.ipv6(inside.substring(5))
                : AddressFormats.ipv4(inside);
    }
}
