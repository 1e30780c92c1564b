package caseloom.pages;

import caseloom.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Where our pages come from, as browsers write it.
record Origin(String text) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Origin of(URI publicUrl) {
        var scheme = publicUrl.getScheme().toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? HTTPS : HTTP;
        var port = publicUrl.getPort();
        var host = publicUrl.getHost().toLowerCase(Locale.ROOT);
        return new Origin(scheme + "://" + host + (port < 0 || port == usual ? "" : ":" + port));
    }

    /// Whether what a browser says of a request speaks for it. Pages that send no referrer send
    /// forms with the origin `null`, and over plain HTTP nothing else is said: the secret in the
    /// address, which no other site knows, is what such a form is judged by. What other clients
    /// send is not a browser's, so that nobody was tricked into it.
    boolean sent(Request request) {
        var site = request.header("Sec-Fetch-Site");
        if (!site.isEmpty() && !site.equals(List.of("same-origin"))) {
            return false;
        }
        return request.header("Origin").stream()
                .allMatch(one -> one.equals("null") || one.equalsIgnoreCase(text));
    }
}
