package caseloom.outbound;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a request goes, read so strictly that the check and the connection cannot disagree.
///
/// @param host lower-case ASCII without a final dot, or an address; IPv6 without brackets
record Target(String scheme, String host, int port, URI uri) {

    static final int LENGTH_MOST = 8192;

    private static final int HOST_MOST = 253;

    private static final Pattern SHAPE =
            Pattern.compile("(?<scheme>[^:/?#]+)://(?<authority>[^/?#]*)(?<rest>[^#]*)(#.*)?");

    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    /// @throws Forbidden when the text is no plain `http` or `https` address
    static Target of(String text) throws Forbidden {
        if (text.length() > LENGTH_MOST || text.chars().anyMatch(Target::isForeign)) {
            throw new Forbidden("the URL is too long or holds a blank, control or backslash");
        }
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new Forbidden("the URL is not of the form http(s)://host/path");
        }
        var scheme = shape.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Forbidden("the URL is neither http nor https");
        }
        return assembled(scheme, shape.group("authority"), shape.group("rest"));
    }

    /// The same place for a redirect's `Location`, which may be relative to this one.
    Target next(String location) throws Forbidden {
        try {
            return of(uri.resolve(new URI(location)).toString());
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new Forbidden("the redirect leads to no URL");
        }
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    boolean sameOrigin(Target other) {
        return scheme.equals(other.scheme) && host.equals(other.host) && port == other.port;
    }

    private static Target assembled(String scheme, String authority, String rest) throws Forbidden {
        if (authority.contains("@")) {
            throw new Forbidden("the URL carries a user name");
        }
        var colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        var host = host(colon < 0 ? authority : authority.substring(0, colon));
        var usual = scheme.equals("https") ? 443 : 80;
        var port = colon < 0 ? usual : port(authority.substring(colon + 1));
        var written = host.contains(":") ? "[" + host + "]" : host;
        var path = rest.startsWith("/") ? rest : "/" + rest;
        try {
            var uri = new URI(scheme + "://" + written + (port == usual ? "" : ":" + port) + path);
            return new Target(scheme, host, port, new URI(uri.toASCIIString()));
        } catch (URISyntaxException _) {
            throw new Forbidden("the path or query of the URL is not well-formed");
        }
    }

    private static String host(String given) throws Forbidden {
        if (given.startsWith("[") && given.endsWith("]")) {
            return ipv6(given.substring(1, given.length() - 1));
        }
        var ascii = ascii(given);
        var host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (Literal.ipv4(host)) {
            return host;
        }
        if (host.length() > HOST_MOST
                || Literal.looksNumeric(host)
                || !NAME.matcher(host).matches()) {
            throw new Forbidden("the URL has no proper host name");
        }
        return host;
    }

    private static String ipv6(String text) throws Forbidden {
        if (!Literal.ipv6(text)) {
            throw new Forbidden("the URL has no proper IPv6 address");
        }
        try {
            return Literal.strict(text).getHostAddress();
        } catch (IllegalArgumentException _) {
            throw new Forbidden("the URL has no proper IPv6 address");
        }
    }

    private static String ascii(String given) throws Forbidden {
        try {
            return IDN.toASCII(given).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw new Forbidden("the URL has no proper host name");
        }
    }

    private static int port(String text) throws Forbidden {
        var port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 0xFFFF) {
            throw new Forbidden("the URL has no proper port");
        }
        return port;
    }

    private static boolean isForeign(int character) {
        return character <= ' ' || character == 0x7F || character == '\\';
    }
}
