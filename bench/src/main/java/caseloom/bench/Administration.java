package caseloom.bench;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a measurement asks of the server's own API.
public final class Administration {

    private static final String API = "/api/v1";

    private final Target target;
    private final String query;

    /// Speaks as an administrator.
    ///
    /// @param target with an administrator token
    public Administration(Target target) {
        this(target, "");
    }

    private Administration(Target target, String query) {
        this.target = target;
        this.query = query;
    }

    /// The same for another organization; the token must be one of the installation.
    Administration of(long organization) {
        return new Administration(target, "organization=" + organization);
    }

    /// Makes an organization and gives its number.
    long organization(String name) throws IOException {
        var body = Json.object().put("name", name).put("admin_email", "bench@bench.invalid");
        return answer("POST", "/organizations", "application/json", Json.write(body))
                .path("id")
                .asLong();
    }

    /// The newest text of the workflow of that name.
    String document(String name) throws IOException {
        return answer("GET", "/workflows/" + name + "/draft", "application/json", "")
                .path("document")
                .asText();
    }

    /// A new API token that may make as many requests as it likes.
    public String unlimitedToken(String name) throws IOException {
        var body = Json.object().put("name", name).put("kind", "api").put("rate_limit", 0);
        return answer("POST", "/tokens", "application/json", Json.write(body))
                .path("token")
                .asText();
    }

    /// A new key of the Chamelio API that may make as many requests as it likes.
    public String unlimitedKey(String name) throws IOException {
        var body = Json.object().put("name", name).put("rate_limit", 0);
        return answer("POST", "/keys", "application/json", Json.write(body)).path("key").asText();
    }

    /// The number of the workflow of that name.
    public long workflow(String name) throws IOException {
        return answer("GET", "/workflows/" + name, "application/json", "").path("id").asLong();
    }

    /// The text id of the workflow of that name.
    public String key(String name) throws IOException {
        return answer("GET", "/workflows/" + name, "application/json", "").path("key").asText();
    }

    /// Saves and publishes a document.
    ///
    /// @return the workflow's number
    public long publish(String document) throws IOException {
        var saved = answer("POST", "/workflows", "application/yaml", document);
        var id = saved.path("workflow").path("id").asLong();
        answer("POST", "/workflows/" + id + "/publish", "application/json", "");
        return id;
    }

    /// Everything that happened to a case, as the server tells it.
    public JsonNode history(long caseId) throws IOException {
        return answer("GET", "/cases/" + caseId + "/history?limit=200", "application/json", "");
    }

    /// A new webhook that gets an event when a task is created and when it is completed.
    public void endpoint(String url) throws IOException {
        var body = Json.object().put("url", url);
        body.putArray("events").add("flows.tasks.created").add("flows.tasks.completed");
        answer("POST", "/webhooks/endpoints", "application/json", Json.write(body));
    }

    /// A new webhook that gets one event of the Champ catalogue at a path of a new connection,
    /// whose rate limit holds up nothing.
    public void subscription(String url, String path, String event) throws IOException {
        var connection = Json.object().put("name", "receiver").put("base_url", url);
        connection.putObject("rate_limit").put("requests", 1_000_000).put("minutes", 1);
        var made = answer("POST", "/connections", "application/json", Json.write(connection));
        var body =
                Json.object()
                        .put("connection", made.path("id").asLong())
                        .put("path", path)
                        .put("event", event);
        answer("POST", "/webhooks/subscriptions", "application/json", Json.write(body));
    }

    private JsonNode answer(String method, String path, String type, String body)
            throws IOException {
        try (var connection = target.connect()) {
            var request = target.request(method, API + asked(path), typed(type, body), body);
            var status = connection.exchange(request);
            if (!List.of(200, 201).contains(status)) {
                throw new IOException(
                        method + " " + path + " answers " + status + ": " + connection.body());
            }
            return Json.read(connection.body().getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault e) {
            throw new IOException(method + " " + path + " answers no JSON", e);
        }
    }

    private String asked(String path) {
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query;
    }

    private static String typed(String type, String body) {
        return body.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    }
}
