package caseloom.http;

import java.nio.charset.StandardCharsets;
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
                found.put(decoded(name), decoded(value));
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

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var bytes = new byte[text.length() * 3];
        var used = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var high = c == '%' && i + 2 < text.length() ? digit(text.charAt(i + 1)) : -1;
            var low = high < 0 ? -1 : digit(text.charAt(i + 2));
            if (low >= 0) {
                bytes[used++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                var plain = c == '+' ? " " : String.valueOf(c);
                for (var b : plain.getBytes(StandardCharsets.UTF_8)) {
                    bytes[used++] = b;
                }
            }
        }
        return new String(bytes, 0, used, StandardCharsets.UTF_8);
    }

    private static int digit(char c) {
        return Character.digit(c, 16);
    }
}
