package caseloom.connections;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address that all requests of a connection begin with: scheme, host, perhaps a port and a
/// path, without a slash at its end.
public final class BaseUrl {

    public static final int MOST = 2_000;

    /// A segment that leads elsewhere, written plainly or not.
    private static final Pattern DOTS = Pattern.compile("(?i)(\\.|%2e){1,2}");

    private final URI uri;

    private BaseUrl(URI uri) {
        this.uri = uri;
    }

    /// Empty for what is no address of that kind.
    public static Optional<BaseUrl> of(String text) {
        return text.length() > MOST
                ? Optional.empty()
                : parsed(text).filter(BaseUrl::plain).map(BaseUrl::normal).map(BaseUrl::new);
    }

    /// Of a text that was checked before it was stored.
    static BaseUrl stored(String text) {
        return of(text).orElseThrow(
                        () -> new IllegalStateException("no base URL is stored: " + text));
    }

    public String text() {
        return uri.toString();
    }

    /// The address of a path below (C-144).
    public String with(String path) {
        return text() + path;
    }

    /// Whether an address is this one or lies below it: whatever is given to it would also be given
    /// to a path of this connection.
    public boolean covers(String address) {
        return parsed(address)
                .filter(BaseUrl::plainTarget)
                .map(BaseUrl::lowered)
                .filter(other -> origin(other).equals(origin(uri)))
                .filter(other -> below(other.getRawPath()))
                .isPresent();
    }

    /// Whether a path stays below what it is put behind.
    public static boolean staysBelow(String path) {
        for (var segment : path.split("[/\\\\]", -1)) {
            if (DOTS.matcher(segment).matches()) {
                return false;
            }
        }
        return true;
    }

    private boolean below(String path) {
        var mine = uri.getRawPath();
        return staysBelow(path)
                && path.startsWith(mine)
                && (path.length() == mine.length() || path.charAt(mine.length()) == '/');
    }

    private static boolean plain(URI uri) {
        return plainTarget(uri) && uri.getRawQuery() == null && staysBelow(uri.getRawPath());
    }

    private static boolean plainTarget(URI uri) {
        return uri.getScheme() != null
                && uri.getScheme().matches("(?i)https?")
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    private static URI normal(URI uri) {
        var lowered = lowered(uri);
        var path = lowered.getRawPath().replaceAll("/+$", "");
        return URI.create(origin(lowered) + path);
    }

    private static URI lowered(URI uri) {
        return URI.create(origin(uri) + uri.getRawPath());
    }

    private static String origin(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        var port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
