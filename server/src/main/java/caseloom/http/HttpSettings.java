package caseloom.http;

import caseloom.settings.Env;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/// Where the server listens and what it grants to its peers.
///
/// @param publicUrl origin (and path, if any) of absolute URLs in answers (C-2), without a slash at
///   the end
/// @param connectionsMost further connections wait until one ends
/// @param requestsMost requests beyond it that arrive at the same time get 503
/// @param bodyMemory bytes that all bodies being handled may take together, with what is made of
///   them
/// @param bodyNodes values and names of members that one body may have
/// @param peerPatience how long a peer may take to send a head or a body, or to take an answer
/// @param idle how long a connection may wait for its next request
/// @param stopWithin how long requests in flight may take to end when the server stops
public record HttpSettings(
        String host,
        int port,
        String publicUrl,
        int connectionsMost,
        int requestsMost,
        int bodyMemory,
        int bodyNodes,
        Duration peerPatience,
        Duration idle,
        Duration stopWithin) {

    public static final int REQUEST_LINE_MOST = 16 * 1024;
    public static final int HEADERS_MOST = 32 * 1024;

    /// The most that is read and dropped so that a connection can be used again.
    static final int DRAIN_MOST = 64 * 1024;

    /// The most that is read and dropped so that a peer that is still sending sees the answer.
    static final int LINGER_MOST = 64 * 1024 * 1024;

    static final Duration LINGER = Duration.ofSeconds(5);

    public static HttpSettings from(Env env) {
        var port = env.integer("PORT", 8080, 0, 65_535);
        return new HttpSettings(
                env.text("HOST", "0.0.0.0"),
                port,
                publicUrl(env, "http://localhost:" + port),
                env.integer("HTTP_CONNECTIONS", 10_000, 1, 1_000_000),
                env.integer("HTTP_REQUESTS_AT_ONCE", 4_096, 1, 1_000_000),
                env.integer("HTTP_BODY_MEMORY", 256 * 1024 * 1024, 1024 * 1024, Integer.MAX_VALUE),
                env.integer("HTTP_BODY_NODES", 1_000_000, 1_000, 100_000_000),
                env.duration("HTTP_PEER_PATIENCE", Duration.ofSeconds(30)),
                env.duration("HTTP_IDLE", Duration.ofSeconds(75)),
                env.duration("HTTP_STOP_WITHIN", Duration.ofSeconds(3)));
    }

    /// The same with another public URL, for when the port is known only after the start.
    public HttpSettings withPublicUrl(String url) {
        return new HttpSettings(
                host,
                port,
                url,
                connectionsMost,
                requestsMost,
                bodyMemory,
                bodyNodes,
                peerPatience,
                idle,
                stopWithin);
    }

    private static String publicUrl(Env env, String otherwise) {
        var text = env.text("PUBLIC_URL", otherwise).strip();
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        if (!isOrigin(text)) {
            env.complain("PUBLIC_URL", "is no http or https address: " + text);
        }
        return text;
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = new URI(text);
            var scheme = uri.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
