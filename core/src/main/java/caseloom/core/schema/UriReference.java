package caseloom.core.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The five parts of a URI reference, and the resolution of RFC 3986, section 5.2.
record UriReference(
        @Nullable String scheme,
        @Nullable String authority,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    private static final Pattern PARTS =
            Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?");

    static UriReference of(String text) {
        var matcher = PARTS.matcher(text);
        if (!matcher.matches()) {
            return new UriReference(null, null, text, null, null);
        }
        return new UriReference(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5));
    }

    /// This reference seen from a base, without its fragment.
    UriReference against(UriReference base) {
        if (scheme != null) {
            return new UriReference(scheme, authority, withoutDots(path), query, null);
        }
        if (authority != null) {
            return new UriReference(base.scheme, authority, withoutDots(path), query, null);
        }
        if (path.isEmpty()) {
            var ownQuery = query == null ? base.query : query;
            return new UriReference(base.scheme, base.authority, base.path, ownQuery, null);
        }
        var merged = path.startsWith("/") ? path : merge(base);
        return new UriReference(base.scheme, base.authority, withoutDots(merged), query, null);
    }

    private String merge(UriReference base) {
        if (base.authority != null && base.path.isEmpty()) {
            return "/" + path;
        }
        return base.path.substring(0, base.path.lastIndexOf('/') + 1) + path;
    }

    private static String withoutDots(String path) {
        var out = new StringBuilder();
        var segments = path.split("/", -1);
        for (var i = 0; i < segments.length; i++) {
            var lastOne = i == segments.length - 1;
            switch (segments[i]) {
                case "." -> {}
                case ".." -> {
                    var slash = out.lastIndexOf("/", out.length() - 2);
                    out.setLength(Math.max(path.startsWith("/") ? 1 : 0, slash + 1));
                }
                default -> out.append(segments[i]).append(lastOne ? "" : "/");
            }
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return (scheme == null ? "" : scheme + ":")
                + (authority == null ? "" : "//" + authority)
                + path
                + (query == null ? "" : "?" + query);
    }
}
