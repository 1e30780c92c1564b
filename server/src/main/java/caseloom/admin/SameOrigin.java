package caseloom.admin;

import caseloom.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Tells by what browsers say of a request whether one of our own pages sent it. Other clients say
/// nothing, and nobody was tricked into what they send.
///
/// @param publicOrigin of the address that people reach this server by
record SameOrigin(String publicOrigin) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static SameOrigin of(String publicUrl) {
        var url = URI.create(publicUrl);
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? HTTPS : HTTP;
        var port = url.getPort();
        var host = url.getHost().toLowerCase(Locale.ROOT);
        return new SameOrigin(
                scheme + "://" + host + (port < 0 || port == usual ? "" : ":" + port));
    }

    boolean sent(Request request) {
        var site = request.header("Sec-Fetch-Site");
        if (!site.isEmpty() && !site.equals(List.of("same-origin"))) {
            return false;
        }
        var host = request.header("Host").stream().findFirst().orElse("");
        return request.header("Origin").stream().allMatch(origin -> isOurs(origin, host));
    }

    /// The host is what the browser asked, which no page can make up: where a server is reached by
    /// more addresses than the public one, its pages may still call it.
    private boolean isOurs(String origin, String host) {
        return origin.equalsIgnoreCase(publicOrigin)
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }
}
