package caseloom.outbound;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// Addresses written as numbers. Only the one canonical spelling of an IPv4 address counts:
/// `127.1`, `0x7f000001` and their like have fooled many a check.
final class Literal {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");

    private Literal() {}

    static boolean ipv4(String host) {
        return IPV4.matcher(host).matches();
    }

    static boolean ipv6(String host) {
        return IPV6.matcher(host).matches();
    }

    /// Whether a name ends like a number, so that some resolver somewhere would read it as one.
    static boolean looksNumeric(String host) {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    /// @throws IllegalArgumentException when the text is no address in its usual spelling
    static InetAddress strict(String text) {
        if (!ipv4(text) && !ipv6(text)) {
            throw new IllegalArgumentException("no address: " + text);
        }
        return InetAddress.ofLiteral(text);
    }
}
