package caseloom.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a query string. Of a name that occurs twice the last one counts; percent signs
/// that encode nothing stay as they are.
public final class Query {

    private static final Query NONE = new Query(Map.of());

    private final Map<String, String> parameters;

    private Query(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    static Query of(String raw) {
        if (raw.isEmpty()) {
            return NONE;
        }
        var found = new LinkedHashMap<String, String>();
        for (var part : raw.split("&", -1)) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            var value = equals < 0 ? "" : part.substring(equals + 1);
            if (!part.isEmpty()) {
                found.put(Percent.query(name), Percent.query(value));
            }
        }
        return new Query(found);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public Map<String, String> all() {
        return Map.copyOf(parameters);
    }
}
