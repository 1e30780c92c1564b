package caseloom.core.schema;

import java.util.regex.Pattern;

/// URIs of RFC 3986 and IRIs of RFC 3987, checked part by part.
final class UriFormat {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+");
    private static final Pattern PORT = Pattern.compile("[0-9]*+");
    private static final Pattern FUTURE =
            Pattern.compile("[vV][0-9a-fA-F]++\\.[A-Za-z0-9._~!$&'()*+,;=:-]++");
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String SUB_DELIMITERS = "!$&'()*+,;=";
    private static final int FIRST_IRI_POINT = 0xA0;

    private final UriReference parts;
    private final boolean iri;

    UriFormat(String text, boolean iri) {
        this.parts = UriReference.of(text);
        this.iri = iri;
    }

    boolean absolute() {
        return parts.scheme() != null && reference();
    }

    boolean reference() {
        var scheme = parts.scheme();
        var authority = parts.authority();
        var query = parts.query();
        var fragment = parts.fragment();
        return (scheme == null || SCHEME.matcher(scheme).matches())
                && (authority == null || authority(authority))
                && path()
                && (query == null || legal(query, ":@/?", true))
                && (fragment == null || legal(fragment, ":@/?", false));
    }

    private boolean path() {
        var path = parts.path();
        if (parts.authority() != null && !path.isEmpty() && !path.startsWith("/")) {
            return false;
        }
        if (parts.scheme() == null && parts.authority() == null) {
            var first = path.indexOf('/') < 0 ? path : path.substring(0, path.indexOf('/'));
            if (first.indexOf(':') >= 0) {
                return false;
            }
        }
        return legal(path, ":@/", false);
    }

    private boolean authority(String authority) {
        var sign = authority.lastIndexOf('@');
        var user = sign < 0 ? "" : authority.substring(0, sign);
        var place = authority.substring(sign + 1);
        if (!legal(user, ":", false)) {
            return false;
        }
        if (place.startsWith("[")) {
            var end = place.indexOf(']');
            return end > 0 && bracketed(place.substring(1, end)) && port(place.substring(end + 1));
        }
        var colon = place.indexOf(':');
        var host = colon < 0 ? place : place.substring(0, colon);
        return legal(host, "", false) && port(colon < 0 ? "" : place.substring(colon));
    }

    private static boolean bracketed(String address) {
        return AddressFormats.ipv6(address) || FUTURE.matcher(address).matches();
    }

    private static boolean port(String text) {
        return text.isEmpty()
                || (text.startsWith(":") && PORT.matcher(text.substring(1)).matches());
    }

    /// Whether a part holds only what a part may hold, and the further characters given.
    private boolean legal(String part, String further, boolean query) {
        for (var i = 0; i < part.length(); ) {
            var point = part.codePointAt(i);
            if (point == '%') {
                if (!hex(part, i + 1) || !hex(part, i + 2)) {
                    return false;
                }
            } else if (!legal(point, further) && !(iri && wide(point, query))) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    static boolean hex(String text, int at) {
        return at < text.length() && "0123456789abcdefABCDEF".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean legal(int point, String further) {
        return (point >= 'a' && point <= 'z')
                || (point >= 'A' && point <= 'Z')
                || (point >= '0' && point <= '9')
                || UNRESERVED_MARKS.indexOf(point) >= 0
                || SUB_DELIMITERS.indexOf(point) >= 0
                || further.indexOf(point) >= 0;
    }

    private static boolean wide(int point, boolean query) {
        if (point < FIRST_IRI_POINT || (point & 0xFFFE) == 0xFFFE) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.SURROGATE -> false;
            case Character.PRIVATE_USE -> query;
            default ->
                    !(point >= 0xFDD0 && point <= 0xFDEF) && !(point >= 0xFFF0 && point <= 0xFFFF);
        };
    }
}
