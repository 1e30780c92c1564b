package caseloom.core.variables;

import caseloom.core.json.Json;
import caseloom.core.json.JsonNumbers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of a variable that a form can check by itself (L-73, L-74). An empty list and null
/// mean that the schema has no such rule.
public record Validation(
        List<String> allowedExtensions,
        List<String> options,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal minLength,
        @Nullable BigDecimal maxLength,
        @Nullable String pattern) {

    public static final Validation NONE =
            new Validation(List.of(), List.of(), null, null, null, null, null);

    public Validation {
        allowedExtensions = List.copyOf(allowedExtensions);
        options = List.copyOf(options);
    }

    public static Validation extensions(List<String> allowed) {
        return new Validation(allowed, List.of(), null, null, null, null, null);
    }

    public static Validation options(List<String> options) {
        return new Validation(List.of(), options, null, null, null, null, null);
    }

    public static Validation range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        return new Validation(List.of(), List.of(), min, max, null, null, null);
    }

    public static Validation text(
            @Nullable BigDecimal minLength,
            @Nullable BigDecimal maxLength,
            @Nullable String pattern) {
        return new Validation(List.of(), List.of(), null, null, minLength, maxLength, pattern);
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    /// The rules that are there, in the order of L-73 and L-74.
    public ObjectNode json() {
        var json = Json.object();
        put(json, "allowed_extensions", allowedExtensions);
        put(json, "options", options);
        put(json, "min", min);
        put(json, "max", max);
        put(json, "min_length", minLength);
        put(json, "max_length", maxLength);
        if (pattern != null) {
            json.put("pattern", pattern);
        }
        return json;
    }

    private static void put(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(json.putArray(name)::add);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.set(name, JsonNumbers.of(value));
        }
    }
}
