package caseloom.admin;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/// Calls our own API as a program would, and holds every answer against the OpenAPI document.
final class AdminClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Description DESCRIPTION = new Description();

    private final URI server;
    private final String token;
    private final Map<String, String> headers;

    AdminClient(URI server, String token) {
        this(server, token, Map.of());
    }

    private AdminClient(URI server, String token, Map<String, String> headers) {
        this.server = server;
        this.token = token;
        this.headers = headers;
    }

    /// A client that sends one more header with every request.
    AdminClient sending(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new AdminClient(server, token, more);
    }

    record Reply(int status, HttpHeaders headers, JsonNode body) {

        /// The members of the first fault, or an empty text.
        String fault() {
            return body.path("errors").path(0).path("field").asText();
        }

        long id() {
            return body.path("id").asLong();
        }

        JsonNode items() {
            return body.path("items");
        }
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    /// Pushes and publishes a document, and gives the number of the workflow.
    long publish(String document) {
        var id = post("/workflows", document).body().path("workflow").path("id").asLong();
        var published = post("/workflows/" + id + "/publish", "");
        if (published.status() != 201) {
            throw new AssertionError("not published: " + published.body());
        }
        return id;
    }

    Reply send(String method, String path, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(server + AdminApi.PREFIX + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            var reply = new Reply(answer.statusCode(), answer.headers(), read(answer.body()));
            DESCRIPTION.check(method, path, reply);
            return reply;
        } catch (IOException | JsonFault e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(byte[] bytes) throws JsonFault {
        return bytes.length == 0 ? Json.object() : Json.read(bytes);
    }
}
