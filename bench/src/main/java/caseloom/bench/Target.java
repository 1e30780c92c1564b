package caseloom.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The server to measure and how to speak to it.
///
/// @param token a token, or a key of the Chamelio API
public record Target(String host, int port, String token) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final String JSON = "Content-Type: application/json\r\n";

    /// How keys begin (L-11).
    private static final String KEY = "ca_";

    private static final String API = "/api/external/v1/workflows/";

    /// A server by its address.
    ///
    /// @throws IllegalArgumentException when the URL is not of the form `http://host:port`
    public static Target of(String url, String token) {
        var uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("not of the form http://host:port: " + url);
        }
        return new Target(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), token);
    }

    public Target with(String otherToken) {
        return new Target(host, port, otherToken);
    }

    public Connection connect() throws IOException {
        return Connection.open(host, port, PATIENCE);
    }

    public byte[] create(long workflow, String body) {
        return request("POST", API + workflow + "/cases", JSON, body);
    }

    /// With an Idempotency-Key.
    public byte[] create(long workflow, String body, String key) {
        var headers = JSON + "Idempotency-Key: " + key + "\r\n";
        return request("POST", API + workflow + "/cases", headers, body);
    }

    /// Posts one event.
    public byte[] event(String envelope) {
        return request(
                "POST",
                "/api/v1/events",
                "Content-Type: application/cloudevents+json\r\n",
                envelope);
    }

    public byte[] fetch(long workflow, long caseId) {
        return request("GET", API + workflow + "/cases/" + caseId, "", "");
    }

    /// Any request.
    ///
    /// @param headers further ones, each with its line end
    public byte[] request(String method, String path, String headers, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return (method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + ":"
                        + port
                        + "\r\n"
                        + (token.startsWith(KEY) ? "X-API-Key: " : "Authorization: Bearer ")
                        + token
                        + "\r\n"
                        + headers
                        + (body.isEmpty() ? "" : "Content-Length: " + length + "\r\n")
                        + "\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
