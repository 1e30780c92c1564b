package caseloom.webhooks;

import caseloom.connections.BaseUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/// What a URL must be to be a target (C-181). Whether its address may be reached is asked at every
/// attempt, of the address that is connected to.
final class TargetUrl {

    static final int MOST = 2_000;

    static final String RULE =
            "It is an absolute http or https URL of at most "
                    + MOST
                    + " characters, without user name and fragment.";

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private TargetUrl() {}

    static boolean isOne(String text) {
        if (text.length() > MOST) {
            return false;
        }
        try {
            var uri = new URI(text);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    static final String PATH_RULE =
            "It begins with a slash, has at most "
                    + MOST
                    + " characters, no fragment, and does not lead out of the connection.";

    /// A path below a connection, perhaps with a query (C-144, C-145).
    static boolean isPath(String text) {
        return text.startsWith("/")
                && !text.startsWith("//")
                && BaseUrl.staysBelow(text.split("\\?", 2)[0])
                && isOne("http://example.com" + text);
    }
}
