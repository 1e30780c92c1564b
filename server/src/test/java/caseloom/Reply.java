package caseloom;

import caseloom.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An answer as it arrived.
public final class Reply {

    private final int status;
    private final TreeMap<String, List<String>> headers =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    public Reply(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    public int status() {
        return status;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        return body.clone();
    }

    public JsonNode json() {
        return Json.stored(text());
    }

    /// A value inside the body, by JSON Pointer; the missing node when there is none.
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// All headers except the date, by name in lower case.
    public Map<String, List<String>> headers() {
        var all = new TreeMap<String, List<String>>();
        headers.forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values));
        all.remove("date");
        return all;
    }

    /// Status, headers and body in one value, to compare whole answers.
    public String whole() {
        return status + " " + headers() + " " + text();
    }

    @Override
    public String toString() {
        return whole();
    }
}
