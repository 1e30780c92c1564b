package caseloom.connections;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an organization says of a connection, without what is secret.
///
/// @param docsUrl where people read about the service; null when nobody said
/// @param headers sent on every request
/// @param timeout for a whole request, at most the server's own limit
/// @param caCertificates authorities that are trusted beside the usual ones, in PEM; null for none
public record ConnectionTerms(
        String name,
        BaseUrl baseUrl,
        @Nullable String docsUrl,
        Authentication authentication,
        Map<String, String> headers,
        Rate rate,
        Duration timeout,
        @Nullable String caCertificates) {

    public static final int NAME_MOST = 100;
    public static final int TIMEOUT_MOST_SECONDS = 600;

    /// What a connection has that says nothing else.
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

    public ConnectionTerms {
        headers = Map.copyOf(headers);
    }

    /// What was given, and for the rest what is usual.
    static ConnectionTerms of(ConnectionChange given) {
        var name = given.name();
        var baseUrl = given.baseUrl();
        if (name == null || baseUrl == null) {
            throw new IllegalArgumentException("a connection has a name and a base URL");
        }
        return given.of(
                new ConnectionTerms(
                        name,
                        baseUrl,
                        null,
                        new Authentication.None(),
                        Map.of(),
                        Rate.USUAL,
                        USUAL_TIMEOUT,
                        null));
    }
}
