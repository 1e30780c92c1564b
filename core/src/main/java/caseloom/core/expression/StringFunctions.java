package caseloom.core.expression;

import caseloom.core.json.Json;
import caseloom.core.json.JsonFault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/// The functions on strings, apart from regular expressions.
final class StringFunctions {

    private StringFunctions() {}

    static void addTo(Map<String, Native> functions) {
        Native.add(functions, "tostring", (run, in) -> Texts.of(run, JsonText.plain(run, in)));
        Native.add(functions, "tojson", (run, in) -> Texts.of(run, JsonText.of(run, in)));
        Native.add(functions, "fromjson", StringFunctions::fromJson);
        Native.add(
                functions, "ascii_downcase", (run, in) -> mapped(run, in, c -> ascii(c, 'A', 32)));
        Native.add(
                functions, "ascii_upcase", (run, in) -> mapped(run, in, c -> ascii(c, 'a', -32)));
        Native.add(functions, "explode", StringFunctions::explode);
        Native.add(functions, "implode", StringFunctions::implode);
        Native.add(functions, "utf8bytelength", StringFunctions::utf8Length);
        Native.add(functions, "ltrimstr", (run, in, part) -> without(run, in, part, true));
        Native.add(functions, "rtrimstr", (run, in, part) -> without(run, in, part, false));
        Native.add(functions, "trim", (run, in) -> trim(run, in, true, true));
        Native.add(functions, "ltrim", (run, in) -> trim(run, in, true, false));
        Native.add(functions, "rtrim", (run, in) -> trim(run, in, false, true));
        Native.add(functions, "startswith", (run, in, part) -> edge(run, in, part, true));
        Native.add(functions, "endswith", (run, in, part) -> edge(run, in, part, false));
        Native.add(
                functions,
                "split",
                (run, in, by) -> split(run, text(in, "split input"), text(by, "split separator")));
        Native.add(functions, "join", StringFunctions::join);
    }

    static String text(JsonNode value, String what) {
        if (!value.isTextual()) {
            throw new JqError(what + " must be a string, not " + Values.brief(value));
        }
        return value.textValue();
    }

    private static JsonNode fromJson(Run run, JsonNode in) {
        var text = text(in, "fromjson input");
        run.grow(32L * text.length());
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonFault e) {
            throw new JqError(Values.brief(in) + " cannot be parsed as JSON: " + e.getMessage());
        }
    }

    private static int ascii(int c, char first, int shift) {
        return c >= first && c < first + 26 ? c + shift : c;
    }

    private static JsonNode mapped(Run run, JsonNode in, IntUnaryOperator map) {
        var text = text(in, "the input");
        run.grow(4L * text.length());
        var out = new StringBuilder(text.length());
        text.chars().map(map).forEach(c -> out.append((char) c));
        return Texts.of(run, out.toString());
    }

    private static JsonNode explode(Run run, JsonNode in) {
        var text = text(in, "explode input");
        run.grow(24L * text.length());
        var points = JsonNodeFactory.instance.arrayNode();
        text.codePoints().forEach(points::add);
        return points;
    }

    private static JsonNode implode(Run run, JsonNode in) {
        if (!in.isArray()) {
            throw new JqError("implode input must be an array");
        }
        run.grow(4L * in.size());
        var text = new StringBuilder();
        for (var point : in) {
            if (!point.isNumber() || !Character.isValidCodePoint((int) point.doubleValue())) {
                throw new JqError("Unicode codepoint must be numeric and valid");
            }
            text.appendCodePoint((int) point.doubleValue());
        }
        return Texts.of(run, text.toString());
    }

    private static JsonNode utf8Length(Run run, JsonNode in) {
        var text = text(in, "utf8bytelength input");
        run.grow(2L * text.length());
        return IntNode.valueOf(text.getBytes(StandardCharsets.UTF_8).length);
    }

    private static JsonNode without(Run run, JsonNode in, JsonNode part, boolean start) {
        if (!in.isTextual() || !part.isTextual()) {
            return in;
        }
        var text = in.textValue();
        var edge = part.textValue();
        run.spend(edge.length() >> 4);
        if (start && text.startsWith(edge)) {
            return Texts.of(run, text.substring(edge.length()));
        }
        if (!start && text.endsWith(edge)) {
            return Texts.of(run, text.substring(0, text.length() - edge.length()));
        }
        return in;
    }

    private static JsonNode trim(Run run, JsonNode in, boolean start, boolean end) {
        var text = text(in, "trim input");
        Predicate<Character> space = c -> c == ' ' || (c >= '\t' && c <= '\r');
        var from = 0;
        var to = text.length();
        while (start && from < to && space.test(text.charAt(from))) {
            from++;
        }
        while (end && to > from && space.test(text.charAt(to - 1))) {
            to--;
        }
        run.spend((text.length() - (to - from)) >> 4);
        return from == 0 && to == text.length() ? in : Texts.of(run, text.substring(from, to));
    }

    private static JsonNode edge(Run run, JsonNode in, JsonNode part, boolean start) {
        var text = text(in, start ? "startswith() input" : "endswith() input");
        var edge = text(part, start ? "startswith() argument" : "endswith() argument");
        run.spend(edge.length() >> 4);
        return Values.bool(start ? text.startsWith(edge) : text.endsWith(edge));
    }

    /// Looking for one string in another takes the product of their lengths in the worst case.
    static void paySearch(Run run, String text, String part) {
        run.spend(((long) text.length() * (part.length() + 8L)) >> 6);
    }

    static JsonNode split(Run run, String text, String by) {
        paySearch(run, text, by);
        var parts = JsonNodeFactory.instance.arrayNode();
        if (text.isEmpty()) {
            return parts;
        }
        if (by.isEmpty()) {
            text.codePoints().forEach(c -> parts.add(Texts.of(run, Character.toString(c))));
            return parts;
        }
        var from = 0;
        for (var at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
            parts.add(Texts.of(run, text.substring(from, at)));
            from = at + by.length();
        }
        return parts.add(Texts.of(run, text.substring(from)));
    }

    private static JsonNode join(Run run, JsonNode in, JsonNode by) {
        if (!in.isArray()) {
            throw new JqError("Cannot iterate over " + Values.brief(in));
        }
        if (in.isEmpty()) {
            return Texts.of(run, "");
        }
        var between = text(by, "the separator of join");
        var text = new StringBuilder();
        for (var i = 0; i < in.size(); i++) {
            var item = in.get(i);
            if (item.isContainerNode()) {
                throw new JqError(Values.brief(item) + " cannot be joined");
            }
            var part = item.isNull() ? "" : JsonText.plain(run, item);
            run.grow(2L * (part.length() + between.length()));
            text.append(i > 0 ? between : "").append(part);
        }
        return Texts.of(run, text.toString());
    }
}
