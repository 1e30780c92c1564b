package caseloom.cli;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Calls of the server's API. What goes wrong comes out as `Trouble`.
final class Api implements AutoCloseable {

    private static final String PREFIX = "/api/v1";

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Target target;
    private final Map<String, String> always;

    /// The parameters in `always` go with every call.
    Api(Target target, Map<String, String> always) {
        this.target = target;
        this.always = Map.copyOf(always);
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    JsonNode get(String path, Map<String, String> parameters) {
        return send("GET", path, parameters, BodyPublishers.noBody(), "");
    }

    /// Items of a list, page by page, until there are enough.
    List<JsonNode> list(String path, Map<String, String> parameters, int most) {
        var items = new ArrayList<JsonNode>();
        var asked = new TreeMap<>(parameters);
        while (true) {
            asked.put("limit", Integer.toString(Math.min(most - items.size(), 200)));
            var page = get(path, asked);
            page.path("items").forEach(items::add);
            var next = page.path("next");
            if (!next.isTextual() || items.size() >= most) {
                return items;
            }
            asked.put("cursor", next.asText());
        }
    }

    JsonNode post(String path) {
        return send("POST", path, Map.of(), BodyPublishers.noBody(), "application/json");
    }

    JsonNode post(String path, JsonNode body) {
        var bytes = BodyPublishers.ofByteArray(Json.bytes(body));
        return send("POST", path, Map.of(), bytes, "application/json");
    }

    JsonNode postEvent(String path, JsonNode event) {
        var bytes = BodyPublishers.ofByteArray(Json.bytes(event));
        return send("POST", path, Map.of(), bytes, "application/cloudevents+json");
    }

    JsonNode put(String path, JsonNode body) {
        var bytes = BodyPublishers.ofByteArray(Json.bytes(body));
        return send("PUT", path, Map.of(), bytes, "application/json");
    }

    JsonNode patch(String path, JsonNode body) {
        var bytes = BodyPublishers.ofByteArray(Json.bytes(body));
        return send("PATCH", path, Map.of(), bytes, "application/json");
    }

    JsonNode postDocument(String path, String document) {
        return send("POST", path, Map.of(), BodyPublishers.ofString(document), "application/yaml");
    }

    void delete(String path) {
        send("DELETE", path, Map.of(), BodyPublishers.noBody(), "");
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode send(
            String method,
            String path,
            Map<String, String> parameters,
            BodyPublisher body,
            String type) {
        var request = request(path, parameters).method(method, body).timeout(ANSWER);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return answer(send(request.build(), BodyHandlers.ofByteArray()));
    }

    /// A request with all that every call carries, but a time limit.
    HttpRequest.Builder request(String path, Map<String, String> parameters) {
        return HttpRequest.newBuilder(address(path, parameters))
                .header("Authorization", "Bearer " + target.neededToken())
                .header("Accept", "application/json");
    }

    /// What the server says, in JSON.
    static JsonNode answer(HttpResponse<byte[]> response) {
        return Answers.of(response.statusCode(), read(response.body()));
    }

    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new Trouble(
                    Trouble.NO_CONNECTION,
                    "no answer from " + target.server() + " (" + why(e) + "): is it running?");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.REFUSED, "interrupted");
        }
    }

    private URI address(String path, Map<String, String> parameters) {
        var all = new TreeMap<>(always);
        all.putAll(parameters);
        var text = new StringBuilder(target.server().toString()).append(PREFIX).append(path);
        var mark = '?';
        for (var parameter : all.entrySet()) {
            text.append(mark)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            mark = '&';
        }
        return URI.create(text.toString());
    }

    /// A segment of a path, or a parameter.
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static JsonNode read(byte[] bytes) {
        if (bytes.length == 0) {
            return Json.object();
        }
        try {
            return Json.read(bytes);
        } catch (JsonFault _) {
            throw new Trouble(
                    Trouble.NO_CONNECTION, "the answer is not JSON: is this a Caseloom server?");
        }
    }

    private static String why(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
