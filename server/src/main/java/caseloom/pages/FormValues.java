package caseloom.pages;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a form of a page brings (`application/x-www-form-urlencoded`). Immutable.
public final class FormValues {

    public static final FormValues NONE = new FormValues(Map.of());

    /// Values that a form may bring.
    static final int VALUES_MOST = 1_000;

    private final Map<String, List<String>> values;

    private FormValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /// Empty when it is no such form, or brings too much.
    public static Optional<FormValues> read(byte[] body) {
        var text = text(body);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, List<String>>();
        var parts = text.get().split("&", VALUES_MOST + 1);
        if (parts.length > VALUES_MOST) {
            return Optional.empty();
        }
        try {
            for (var part : parts) {
                var equals = part.indexOf('=');
                var name = equals < 0 ? part : part.substring(0, equals);
                var value = equals < 0 ? "" : part.substring(equals + 1);
                if (!part.isEmpty()) {
                    found.computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                            .add(decoded(value).replace("\r\n", "\n"));
                }
            }
            return Optional.of(new FormValues(found));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The first value of that name; an empty text when there is none.
    public String first(String name) {
        var all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /// No text that is kept holds the character U+0000.
    private static String decoded(String text) {
        var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        if (decoded.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("U+0000");
        }
        return decoded;
    }

    private static Optional<String> text(byte[] body) {
        try {
            var decoder = StandardCharsets.US_ASCII.newDecoder();
            return Optional.of(decoder.decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
